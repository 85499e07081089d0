import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hourly } from "../../jobs/hourly.ts";
import { keptLogs } from "../support/kept-logs.ts";

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("does its work soon after the start and then every hour, until it is stopped", async () => {
  let rounds = 0;
  const kept = hourly("counting", async () => rounds++, keptLogs().logs);
  await vi.advanceTimersByTimeAsync(6 * MINUTE_MS);
  expect(rounds).toBe(1);
  await vi.advanceTimersByTimeAsync(67 * MINUTE_MS);
  expect(rounds).toBe(2);
  kept.stop();
  await vi.advanceTimersByTimeAsync(600 * MINUTE_MS);
  expect(rounds).toBe(2);
});

it("logs a round that failed, and comes again", async () => {
  const { logs, lines } = keptLogs("warn");
  let rounds = 0;
  const kept = hourly("asking", async () => Promise.reject(new Error(`away ${++rounds}`)), logs);
  await vi.advanceTimersByTimeAsync(75 * MINUTE_MS);
  kept.stop();
  expect(rounds).toBe(2);
  expect(lines.map(({ msg }) => msg)).toEqual(Array(2).fill("asking failed; tried again in an hour"));
  expect(lines[0]).toMatchObject({ err: { message: "away 1" } });
});

it("waits for a round that takes longer than an hour, and begins no other after being stopped in it", async () => {
  let rounds = 0;
  let end = (): void => undefined;
  const long = () =>
    new Promise<void>((resolve) => {
      rounds++;
      end = resolve;
    });
  const kept = hourly("long work", long, keptLogs().logs);
  await vi.advanceTimersByTimeAsync(180 * MINUTE_MS);
  expect(rounds).toBe(1);
  kept.stop();
  end();
  await vi.advanceTimersByTimeAsync(180 * MINUTE_MS);
  expect(rounds).toBe(1);
});
