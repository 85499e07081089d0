import { expect, it } from "vitest";
import type { Change } from "../../../../agents/airline/changes.ts";
import { type ContractDesk, refusal, TOMORROW } from "./desk.ts";

/** What anyone may ask: flights, offers, seat maps; and how it says that there is nothing. */
export function asksAboutFlights(desk: ContractDesk): void {
  it("knows where it flies", async () => {
    const airports = await desk.airline().flights.airports();
    expect(airports.length).toBeGreaterThanOrEqual(12);
    expect(airports).toContainEqual(
      expect.objectContaining({ iata: "JFK", city: "New York", timezone: "America/New_York" }),
    );
  });

  it("tells of a flight that is on time, with its gate and boarding time", async () => {
    expect(await desk.airline().flights.status("FLT-123", TOMORROW)).toMatchObject({
      status: "on time",
      gate: "A10",
      departs: { scheduled: `${TOMORROW}T16:10-08:00` },
      arrives: { scheduled: `${TOMORROW}T17:35-08:00` },
      boarding_at: `${TOMORROW}T15:30-08:00`,
      delay_minutes: 0,
    });
  });

  it("tells of a flight that is late, by how much and why", async () => {
    expect(await desk.airline().flights.status("PA441", TOMORROW)).toMatchObject({
      status: "delayed",
      delay_minutes: 300,
      cause: "technical",
      departs: { scheduled: `${TOMORROW}T14:10+01:00`, estimated: `${TOMORROW}T19:10+01:00` },
    });
  });

  it("finds nothing where there is nothing", async () => {
    expect(await refusal(desk.airline().flights.status("ZZ999"))).toEqual({
      kind: "not_found",
      code: "flight_not_found",
    });
    expect(await refusal(desk.airline().flights.status("FLT-123", "2031-01-01"))).toEqual({
      kind: "not_found",
      code: "flight_not_on_date",
    });
    expect(await refusal(desk.airline().bookings.find("NOSUCH"))).toEqual({
      kind: "not_found",
      code: "reservation_not_found",
    });
    expect(await refusal(desk.airline().care.bag("BG00000"))).toEqual({ kind: "not_found", code: "bag_not_found" });
    expect(await refusal(desk.airline().care.case("CMP-0"))).toEqual({ kind: "not_found", code: "case_not_found" });
    expect(await refusal(desk.airline().flights.search({ origin: "JFK", destination: "XXX", date: TOMORROW }))).toEqual(
      {
        kind: "not_found",
        code: "airport_not_found",
      },
    );
  });

  it("sells direct flights and connections that can be made", async () => {
    const offers = await desk.airline().flights.search({
      origin: "JFK",
      destination: "LAX",
      date: "2026-11-25",
      passengers: 2,
    });
    expect(offers.length).toBeGreaterThan(3);
    for (const { flights, price_per_passenger, connection_minutes } of offers) {
      expect(flights[0]?.origin.iata).toBe("JFK");
      expect(flights.at(-1)?.destination.iata).toBe("LAX");
      expect(Object.values(price_per_passenger).every((price) => Number(price) > 0)).toBe(true);
      if (flights.length > 1) expect(connection_minutes).toBeGreaterThanOrEqual(45);
    }
  });

  it("draws the aircraft as it is: 120 seats, 22 and 98, exits at rows 4 and 16", async () => {
    const map = await desk.airline().flights.seatMap("FLT-123", TOMORROW);
    expect(map.seats_in_all).toBe(120);
    const seatsIn = (section: string) => map.sections.find((each) => each.section === section)?.seats ?? 0;
    expect([seatsIn("business"), seatsIn("economy_plus") + seatsIn("economy")]).toEqual([22, 98]);
    const exits = map.sections.flatMap(({ rows }) => rows.filter(({ exit_row }) => exit_row).map(({ row }) => row));
    expect(exits).toEqual([4, 16]);
  });

  it("refuses a change it cannot read, and says what is wrong", async () => {
    const bad = { kind: "cancel", reservation_id: "LL0EZ6", reason: "because" } as unknown as Change;
    expect(await refusal(desk.airline().changes.preview(bad))).toEqual({ kind: "bad_request", code: "bad_change" });
  });
}
