import type { Airline } from "../../agents/airline/airline.ts";
import { MovableClock } from "../../agents/airline/clock.ts";
import { openAirline } from "../../agents/airline/redis-airline.ts";
import { DemoModel } from "../../agents/demo-model/demo-model.ts";
import { Customer } from "../../agents/eval/customer.ts";
import { openAgents } from "../../agents/open.ts";
import { type Model, openLogs, openStore, readConfig } from "../../core/index.ts";
import { freshRedisUrl } from "../support/redis.ts";

/** A Friday evening in Europe: both demonstration trips leave tomorrow, PA441 five hours late. */
export const TONIGHT = "2026-11-20T19:30:00Z";

export interface FrontDesk {
  airline: Airline;
  clock: MovableClock;
  /** One-time codes that reached a phone, newest last. */
  codes: string[];
  customer(channel?: string): Customer;
  close(): Promise<void>;
}

/** The whole crew, with its guardrails, on an airline of its own; the stand-in answers unless another model is given. */
export async function frontDesk(
  given: { model?: Model; at?: string; settings?: Record<string, string> } = {},
): Promise<FrontDesk> {
  const store = openStore(await freshRedisUrl());
  const clock = new MovableClock(given.at ?? TONIGHT);
  const airline = openAirline(store, clock);
  const codes: string[] = [];
  const { crew, model } = openAgents({
    config: readConfig(given.settings ?? {}),
    store,
    logs: openLogs("silent", "conversations"),
    airline,
    model: given.model ?? new DemoModel({ pace: { piece: 4000, everyMs: 0 } }),
    deliverCode: async (_phone, code) => void codes.push(code),
  });
  let conversations = 0;
  return {
    airline,
    clock,
    codes,
    customer: (channel) => new Customer({ crew, model }, `talk-${++conversations}`, channel),
    close: () => store.close(),
  };
}
