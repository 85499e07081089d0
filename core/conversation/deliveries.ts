import { randomUUID } from "node:crypto";
import type { Store } from "../platform/index.ts";
import type { Delivery } from "./channel.ts";
import type { DeliveryState } from "./entry.ts";
import { fromFact } from "./log.ts";
import { list, type Transit, transitions } from "./scripts.ts";

/** The part that is next to go out in a conversation. */
export type NextDelivery =
  /** `go`: hand it over now. `ambiguous`: somebody did, and nobody saw how it ended. */
  | { kind: "go" | "ambiguous"; delivery: Delivery; handle: string }
  | { kind: "later"; at: number }
  | { kind: "empty" | "busy" };

/** How handing a part over ended. */
export interface Settlement {
  state: "sent" | "failed" | "unknown" | "queued";
  provider?: string;
  reason?: string;
  /** For `queued`: not again before this time (ms). */
  notBefore?: number;
}

/** What leaves for the providers: in order per conversation, each part handed over once. */
export class Deliveries {
  readonly #transit: Transit;
  readonly #leaseMs: number;

  /** `leaseMs` is longer than any single send may take. */
  constructor(store: Store, leaseMs = 60_000) {
    this.#transit = transitions(store);
    this.#leaseMs = leaseMs;
  }

  /** Hands the next part over: from here on it can no longer be withdrawn. `handle` keeps others out until `settle`. */
  async next(conversation: string, handle: string = randomUUID()): Promise<NextDelivery> {
    const reply = (await this.#transit("handover", conversation, [handle, this.#leaseMs])) as [
      string,
      string,
      string,
      number,
    ];
    const [kind, at, json, attempts] = reply;
    if (kind === "later") return { kind, at: Number(at) };
    if (kind !== "go" && kind !== "ambiguous") return { kind: kind as "empty" | "busy" };
    return {
      kind,
      handle,
      delivery: { ...(JSON.parse(json) as Omit<Delivery, "attempts">), attempts: Number(attempts) },
    };
  }

  /** Puts down how it ended. False: the lease ran out, and somebody else is looking into it. */
  async settle(
    delivery: Delivery,
    handle: string,
    { state, provider, reason, notBefore }: Settlement,
  ): Promise<boolean> {
    const facts = state === "queued" ? [] : [fromFact(fact(delivery, state, provider, reason))];
    const reply = (await this.#transit("settle", delivery.conversation, [
      handle,
      delivery.id,
      state,
      provider ?? "",
      notBefore ?? "",
      ...list(facts),
    ])) as string[];
    return reply[0] === "ok";
  }

  /** Takes a provider's receipt in. States only move forward, and the first error stays. True if it was news. */
  async receipt(receipt: {
    conversation: string;
    delivery: string;
    state: DeliveryState;
    provider?: string;
    reason?: string;
  }): Promise<boolean> {
    const { conversation, delivery, state, provider, reason } = receipt;
    const message = delivery.replace(/\.\d+$/, "");
    const reply = (await this.#transit("receipt", conversation, [
      delivery,
      state,
      provider ?? "",
      fromFact(fact({ id: delivery, message }, state, provider, reason)),
    ])) as string[];
    return reply[0] === "ok";
  }

  /** Records that a customer may not be written to any more, or may be again. True if that is a change. */
  async setOptedOut(conversation: string, optedOut: boolean, by: string): Promise<boolean> {
    const reply = (await this.#transit("set-consent", conversation, [
      optedOut ? "1" : "0",
      fromFact({ kind: "consent", optedOut, by }),
    ])) as string[];
    return reply[0] === "ok";
  }
}

function fact(delivery: { id: string; message: string }, state: DeliveryState, provider?: string, reason?: string) {
  return {
    kind: "delivery" as const,
    delivery: delivery.id,
    message: delivery.message,
    state,
    ...(provider && { provider }),
    ...(reason && { reason }),
  };
}
