import type { Airline } from "../../../../agents/airline/airline.ts";
import type { Change, Outcome } from "../../../../agents/airline/changes.ts";
import type { MovableClock } from "../../../../agents/airline/clock.ts";
import type { AirlineRefusal } from "../../../../agents/airline/refusals.ts";

export const TODAY = "2026-11-20T19:30:00Z";
export const TOMORROW = "2026-11-21";
export const DAY_AFTER = "2026-11-22";

/** The airline under test, as the parts of the suite reach it. */
export interface ContractDesk {
  airline(): Airline;
  clock(): MovableClock;
  /** Applies a change under a key of its own, or under the one named. */
  apply(change: Change, key?: string): Promise<Outcome>;
}

/** How something was refused. */
export async function refusal(asked: Promise<unknown>): Promise<{ kind: string; code: string }> {
  const { kind, code } = await asked.then(
    () => ({ kind: "none", code: "it was not refused" }),
    (error: AirlineRefusal) => error,
  );
  return { kind, code };
}

/** Another seat for Taylor on tomorrow's flight. */
export const seat = (wanted: string, more: object = {}): Change => ({
  kind: "choose_seat",
  reservation_id: "LL0EZ6",
  flight: { flight_number: "FLT-123", date: TOMORROW },
  passenger: 0,
  seat: wanted,
  ...more,
});
