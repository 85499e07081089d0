/** What every airline behind the port must do, whatever it is made of. */
import { afterAll, beforeAll, describe } from "vitest";
import type { Airline } from "../../../agents/airline/airline.ts";
import type { MovableClock } from "../../../agents/airline/clock.ts";
import { asksAboutFlights } from "./contract/asking.ts";
import { keepsBookings } from "./contract/booking.ts";
import type { ContractDesk } from "./contract/desk.ts";
import { helpsThroughDisruption } from "./contract/disruption.ts";
import { changesSeats } from "./contract/seats.ts";

export { TODAY } from "./contract/desk.ts";

export interface OpenedAirline {
  airline: Airline;
  clock: MovableClock;
  close(): Promise<void>;
}

/** Runs the suite, in order, against an airline that holds the demonstration's two journeys for tomorrow. */
export function airlineContract(name: string, open: () => Promise<OpenedAirline>): void {
  describe(name, () => {
    let opened: OpenedAirline;
    let keys = 0;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    const desk: ContractDesk = {
      airline: () => opened.airline,
      clock: () => opened.clock,
      apply: (change, key = `key ${++keys}`) => opened.airline.changes.apply(change, { key }),
    };
    asksAboutFlights(desk);
    changesSeats(desk);
    helpsThroughDisruption(desk);
    keepsBookings(desk);
  });
}
