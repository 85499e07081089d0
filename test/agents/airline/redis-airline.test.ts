import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MovableClock } from "../../../agents/airline/clock.ts";
import { openAirline } from "../../../agents/airline/redis-airline.ts";
import { openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";
import { airlineContract, TODAY } from "./airline-contract.ts";

describe.skipIf(!hasRedis())("an airline in Redis", () => {
  airlineContract("keeps the port's promises", async () => {
    const store = openStore(await freshRedisUrl());
    const clock = new MovableClock(TODAY);
    return { airline: openAirline(store, clock), clock, close: () => store.close() };
  });

  describe("is stocked", () => {
    let store: Store;
    beforeAll(async () => {
      store = openStore(await freshRedisUrl());
    });
    afterAll(() => store?.close());

    it("once, by processes that start together", async () => {
      const clock = new MovableClock(TODAY);
      const airlines = Array.from({ length: 4 }, () => openAirline(store, clock));
      await Promise.all(airlines.map(({ flights }) => flights.airports()));
      expect(await store.redis.hlen("{air}:booking")).toBeGreaterThanOrEqual(200);
      expect(await store.redis.hlen("{air}:day:2026-11-25")).toBeGreaterThanOrEqual(60);
      const bookings = Object.values(await store.redis.hgetall("{air}:booking")).map((raw) => JSON.parse(raw));
      expect(new Set(bookings.map(({ version }) => version))).toEqual(new Set([1]));
    });

    it("with seats that are held exactly where bookings say", async () => {
      const held = (await Promise.all((await store.redis.keys("{air}:seats:*")).map((key) => store.redis.hvals(key))))
        .flat()
        .flatMap((raw) => Object.keys(JSON.parse(raw).held));
      const bookings = Object.values(await store.redis.hgetall("{air}:booking")).map((raw) => JSON.parse(raw));
      const seated = bookings.flatMap(({ seats }) =>
        Object.values(seats as Record<string, (string | null)[]>)
          .flat()
          .filter(Boolean),
      );
      expect(held.length).toBe(seated.length);
    });

    it("again as days pass, leaving what customers changed alone", async () => {
      const clock = new MovableClock(TODAY);
      const airline = openAirline(store, clock);
      await airline.changes.apply(
        { kind: "rebook", reservation_id: "IR-D204", flights: [{ flight_number: "NY950", date: "2026-11-22" }] },
        { key: "moved" },
      );
      clock.advance({ days: 1 });
      expect((await airline.bookings.find("IR-D204")).flights.map(({ flight_number }) => flight_number)).toEqual([
        "PA441",
        "NY950",
      ]);
      clock.advance({ days: 3 });
      expect(
        (await airline.bookings.trip("IR-D204")).flights.map(({ flight_number, date }) => `${flight_number} ${date}`),
      ).toEqual(["PA441 2026-11-25", "NY802 2026-11-25"]);
      expect(await airline.flights.status("FLT-123", "2026-12-20")).toMatchObject({ gate: "A10" });
    });

    it("the same on any day of the year", async () => {
      for (const day of ["2026-03-20T08:00:00Z", "2027-07-01T23:59:00Z", "2028-02-28T12:00:00Z"]) {
        const fresh = openStore(await freshRedisUrl());
        const airline = openAirline(fresh, new MovableClock(day));
        const trip = await airline.bookings.trip("IR-D204");
        expect(trip.flights[0]?.departs.scheduled.slice(11, 16)).toBe("14:10");
        expect(trip.disruption).toMatchObject({ kind: "missed_connection", overnight: true });
        const options = await airline.bookings.rebookingOptions("IR-D204");
        expect(options.slice(0, 2).map(({ flights, seats }) => [flights[0]?.flight_number, seats[0]])).toEqual([
          ["NY950", ["2A"]],
          ["NY982", ["3C"]],
        ]);
        await fresh.close();
      }
    }, 60_000);
  });
});
