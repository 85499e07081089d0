/** What every airline behind the port must do, whatever it is made of. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Airline } from "../../../agents/airline/airline.ts";
import type { Change } from "../../../agents/airline/changes.ts";
import type { MovableClock } from "../../../agents/airline/clock.ts";
import type { AirlineRefusal } from "../../../agents/airline/refusals.ts";

export interface OpenedAirline {
  airline: Airline;
  clock: MovableClock;
  close(): Promise<void>;
}

export const TODAY = "2026-11-20T19:30:00Z";
const TOMORROW = "2026-11-21";
const DAY_AFTER = "2026-11-22";

/** Runs the suite against an airline that holds the demonstration's two journeys for tomorrow. */
export function airlineContract(name: string, open: () => Promise<OpenedAirline>): void {
  describe(name, () => {
    let opened: OpenedAirline;
    let airline: Airline;
    let key = 0;
    beforeAll(async () => {
      opened = await open();
      airline = opened.airline;
    });
    afterAll(() => opened?.close());

    const apply = (change: Change, name = `key ${++key}`) => airline.changes.apply(change, { key: name });
    const refusal = async (asked: Promise<unknown>): Promise<{ kind: string; code: string }> => {
      const { kind, code } = await asked.then(
        () => ({ kind: "none", code: "it was not refused" }),
        (error: AirlineRefusal) => error,
      );
      return { kind, code };
    };
    const seat = (wanted: string, more: object = {}): Change => ({
      kind: "choose_seat",
      reservation_id: "LL0EZ6",
      flight: { flight_number: "FLT-123", date: TOMORROW },
      passenger: 0,
      seat: wanted,
      ...more,
    });

    it("knows where it flies", async () => {
      const airports = await airline.flights.airports();
      expect(airports.length).toBeGreaterThanOrEqual(12);
      expect(airports).toContainEqual(
        expect.objectContaining({ iata: "JFK", city: "New York", timezone: "America/New_York" }),
      );
    });

    it("tells of a flight that is on time, with its gate and boarding time", async () => {
      expect(await airline.flights.status("FLT-123", TOMORROW)).toMatchObject({
        status: "on time",
        gate: "A10",
        departs: { scheduled: `${TOMORROW}T16:10-08:00` },
        arrives: { scheduled: `${TOMORROW}T17:35-08:00` },
        boarding_at: `${TOMORROW}T15:30-08:00`,
        delay_minutes: 0,
      });
    });

    it("tells of a flight that is late, by how much and why", async () => {
      expect(await airline.flights.status("PA441", TOMORROW)).toMatchObject({
        status: "delayed",
        delay_minutes: 300,
        cause: "technical",
        departs: { scheduled: `${TOMORROW}T14:10+01:00`, estimated: `${TOMORROW}T19:10+01:00` },
      });
    });

    it("finds nothing where there is nothing", async () => {
      expect(await refusal(airline.flights.status("ZZ999"))).toEqual({ kind: "not_found", code: "flight_not_found" });
      expect(await refusal(airline.flights.status("FLT-123", "2031-01-01"))).toEqual({
        kind: "not_found",
        code: "flight_not_on_date",
      });
      expect(await refusal(airline.bookings.find("NOSUCH"))).toEqual({
        kind: "not_found",
        code: "reservation_not_found",
      });
      expect(await refusal(airline.care.bag("BG00000"))).toEqual({ kind: "not_found", code: "bag_not_found" });
      expect(await refusal(airline.care.case("CMP-0"))).toEqual({ kind: "not_found", code: "case_not_found" });
      expect(await refusal(airline.flights.search({ origin: "JFK", destination: "XXX", date: TOMORROW }))).toEqual({
        kind: "not_found",
        code: "airport_not_found",
      });
    });

    it("sells direct flights and connections that can be made", async () => {
      const offers = await airline.flights.search({
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
      const map = await airline.flights.seatMap("FLT-123", TOMORROW);
      expect(map.seats_in_all).toBe(120);
      const seatsIn = (section: string) => map.sections.find((each) => each.section === section)?.seats ?? 0;
      expect([seatsIn("business"), seatsIn("economy_plus") + seatsIn("economy")]).toEqual([22, 98]);
      const exits = map.sections.flatMap(({ rows }) => rows.filter(({ exit_row }) => exit_row).map(({ row }) => row));
      expect(exits).toEqual([4, 16]);
    });

    it("sees that a connection fails, that a night falls in between, and who is at fault", async () => {
      const trip = await airline.bookings.trip("IR-D204");
      expect(trip.connections).toMatchObject([{ at: "JFK", holds: false, minimum_minutes: 90 }]);
      expect(trip.disruption).toMatchObject({
        kind: "missed_connection",
        from_leg: 1,
        airline_at_fault: true,
        overnight: true,
      });
    });

    it("previews without writing, in the terms it would apply", async () => {
      const change: Change = { kind: "cancel", reservation_id: "LL0EZ6", reason: "change_of_plan" };
      const before = await airline.bookings.find("LL0EZ6");
      const preview = await airline.changes.preview(change);
      expect(preview).toMatchObject({
        done: false,
        total: -(before.payment_history[0]?.amount ?? 0),
        terms: { version: before.version },
      });
      expect(await airline.bookings.find("LL0EZ6")).toEqual(before);
    });

    it("moves a passenger to a free seat and frees the old one", async () => {
      const outcome = await apply(seat("14C"));
      expect(outcome).toMatchObject({ done: true, total: 0, booking: { seats: { [`FLT-123/${TOMORROW}`]: ["14C"] } } });
      const map = await airline.flights.seatMap("FLT-123", TOMORROW);
      const states = new Map(
        map.sections.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats.map((each) => [each.seat, each.state]))),
      );
      expect([states.get("14C"), states.get("23A")]).toEqual(["taken", "free"]);
    });

    it.each([
      ["a seat that is not there", seat("13A"), "seat_not_found"],
      ["a seat kept for assistance", seat("5C"), "seat_for_assistance"],
      ["a seat that is blocked", seat("22E"), "seat_blocked"],
      ["business for an economy fare", seat("2A"), "other_cabin"],
    ])("refuses %s", async (_, change, code) => {
      const refused = await refusal(apply(change));
      // A seat in business may also have been sold: either way it is not to be had.
      expect([code, "seat_taken"]).toContain(refused.code);
    });

    it("gives an exit seat only to those who will help", async () => {
      const map = await airline.flights.seatMap("FLT-123", TOMORROW);
      const exit = map.sections
        .flatMap(({ rows }) => rows)
        .find(({ row }) => row === 16)
        ?.seats.find(({ state }) => state === "free");
      if (!exit) throw new Error("the demonstration's flight has no free seat at an exit");
      expect((await refusal(apply(seat(exit.seat)))).code).toBe("exit_row_consent");
      expect(await apply(seat(exit.seat, { will_help_at_exit: true }))).toMatchObject({ done: true });
    });

    it("carries a key out once, and says so again", async () => {
      const first = await apply(seat("9A"), "the same key");
      const version = (await airline.bookings.find("LL0EZ6")).version;
      expect(await apply(seat("9A"), "the same key")).toEqual(first);
      expect((await airline.bookings.find("LL0EZ6")).version).toBe(version);
      expect(await airline.changes.outcome("the same key")).toEqual(first);
      expect(await airline.changes.outcome("another key")).toBeNull();
      expect((await refusal(apply(seat("12D"), "the same key"))).code).toBe("key_reused");
    });

    it("keeps to the terms that were agreed, or does nothing", async () => {
      const { terms } = await airline.changes.preview(seat("12D"));
      await apply(seat("14C"));
      expect((await refusal(airline.changes.apply(seat("12D"), { key: "late", agreed: terms }))).code).toBe(
        "terms_changed",
      );
      expect((await airline.bookings.find("LL0EZ6")).seats).toEqual({ [`FLT-123/${TOMORROW}`]: ["14C"] });
    });

    it("gives the last seat to one of two who ask at the same time", async () => {
      const race = await Promise.allSettled([apply(seat("12D")), apply(seat("12D")), apply(seat("9A"))]);
      expect(race.some(({ status }) => status === "fulfilled")).toBe(true);
      const { seats, version } = await airline.bookings.find("LL0EZ6");
      const map = await airline.flights.seatMap("FLT-123", TOMORROW);
      const taken = map.sections.flatMap(({ rows }) =>
        rows.flatMap((row) =>
          row.seats.filter(({ seat, state }) => ["12D", "9A", "14C"].includes(seat) && state === "taken"),
        ),
      );
      expect(taken.map((each) => each.seat)).toEqual(seats?.[`FLT-123/${TOMORROW}`]);
      expect(version).toBeGreaterThan(1);
    });

    it("rebooks a disrupted customer free of charge onto an option, and onto nothing else", async () => {
      const options = await airline.bookings.rebookingOptions("IR-D204");
      expect(options.slice(0, 2).map(({ flights, seats }) => [flights[0]?.flight_number, seats])).toEqual([
        ["NY950", [["2A"]]],
        ["NY982", [["3C"]]],
      ]);
      const to = (flight_number: string): Change => ({
        kind: "rebook",
        reservation_id: "IR-D204",
        flights: [{ flight_number, date: DAY_AFTER }],
      });
      expect((await refusal(apply(to("FLT-123")))).code).toBe("not_an_option");
      expect(await apply(to("NY950"))).toMatchObject({
        total: 0,
        booking: { flights: [{ flight_number: "PA441" }, { flight_number: "NY950" }] },
      });
      expect((await airline.bookings.trip("IR-D204")).connections).toMatchObject([{ holds: true }]);
      expect((await refusal(apply({ ...to("FLT-123"), reservation_id: "LL0EZ6" } as Change))).code).toBe(
        "not_disrupted",
      );
    });

    it("assigns a front seat with a medical request, and notes it", async () => {
      const outcome = await apply({
        kind: "request_service",
        reservation_id: "IR-D204",
        passenger: 0,
        service: "medical",
        note: "knee",
      });
      expect(outcome.booking).toMatchObject({
        services: [{ service: "medical", note: "knee" }],
        seats: { [`NY950/${DAY_AFTER}`]: ["1A"] },
      });
    });

    it("grants what a disruption entitles to, once", async () => {
      const care: Change = {
        kind: "compensate",
        reservation_id: "IR-D204",
        reason: "a night in New York",
        want: "care",
      };
      const { case: granted } = await apply(care);
      expect(granted).toMatchObject({
        state: "granted",
        vouchers: [
          { kind: "hotel", up_to: 180 },
          { kind: "meal", up_to: 60 },
          { kind: "ground", up_to: 40 },
        ],
      });
      expect(await airline.care.case(granted?.case_id ?? "")).toEqual(granted);
      expect((await refusal(apply(care))).code).toBe("already_compensated");
      expect((await refusal(apply({ ...care, reservation_id: "LL0EZ6" }))).code).toBe("no_disruption");
    });

    it("leaves what goes beyond the policy to a person, and grants nothing before", async () => {
      const balance = async () =>
        Object.keys((await airline.bookings.customer("morgan_lee_1001")).payment_methods).length;
      const before = await balance();
      const { case: asked } = await apply({
        kind: "compensate",
        reservation_id: "IR-D204",
        reason: "ruined holiday",
        want: "certificate",
        ask_for: 900,
      });
      expect(asked).toMatchObject({ state: "needs_approval", certificate: { amount: 900 } });
      expect(await balance()).toBe(before);
      const decision: Change = {
        kind: "decide_case",
        case_id: asked?.case_id ?? "",
        decision: "approve",
        decided_by: "Sam",
      };
      expect((await apply(decision)).case).toMatchObject({ state: "approved", decided_by: "Sam" });
      expect(await balance()).toBe(before + 1);
      expect((await refusal(apply(decision))).code).toBe("not_waiting");
    });

    it("opens a claim for a bag that is missing, and for no bag that is on its way", async () => {
      expect(await airline.care.bagsOf("IR-D204")).toMatchObject([{ bag_tag: "BG20488", state: "not_located" }]);
      const claim = (bag_tag: string): Change => ({
        kind: "open_bag_claim",
        bag_tag,
        problem: "missing",
        description: "blue",
      });
      const { claim: opened } = await apply(claim("BG20488"));
      expect(await airline.care.claim(opened?.claim_id ?? "")).toMatchObject({ bag_tag: "BG20488", state: "open" });
      expect((await refusal(apply(claim("BG20488")))).code).toBe("claim_open");
      expect((await refusal(apply(claim("BG55678")))).code).toBe("bag_on_its_way");
    });

    it("adds bags and never takes any away", async () => {
      const { payment_history, total_baggages } = await airline.bookings.find("LL0EZ6");
      const payment_id = payment_history[0]?.payment_id ?? "";
      const bags = (total: number): Change => ({
        kind: "add_bags",
        reservation_id: "LL0EZ6",
        total_baggages: total,
        payment_id,
      });
      expect(await apply(bags(total_baggages + 1))).toMatchObject({ total: 50 });
      expect((await refusal(apply(bags(0)))).code).toBe("bags_only_added");
    });

    it("books, and changes what it booked, for the exact price", async () => {
      const [offer] = await airline.flights.search({
        origin: "SFO",
        destination: "SEA",
        date: "2026-11-28",
        cabin: "economy",
      });
      const customer = await airline.bookings.customer("taylor_lee_1002");
      const card = Object.values(customer.payment_methods).find(({ source }) => source === "credit_card")?.id ?? "";
      const order = (amount: number): Change => ({
        kind: "book",
        user_id: customer.user_id,
        origin: "SFO",
        destination: "SEA",
        flight_type: "one_way",
        cabin: "economy",
        flights: (offer?.flights ?? []).map(({ flight_number, date }) => ({ flight_number, date })),
        passengers: [{ first_name: "Taylor", last_name: "Lee", dob: customer.dob }],
        payment_methods: [{ payment_id: card, amount }],
        total_baggages: 1,
        insurance: "no",
      });
      const price = offer?.price_per_passenger.economy ?? 0;
      expect((await refusal(apply(order(price - 1)))).code).toBe("payment_does_not_add_up");
      const { booking } = await apply(order(price));
      expect(booking).toMatchObject({ reservation_id: expect.stringMatching(/^[A-Z0-9]{6}$/), version: 1 });
      expect((await airline.bookings.customer(customer.user_id)).reservations).toContain(booking?.reservation_id);
      expect(
        await apply({ kind: "cancel", reservation_id: booking?.reservation_id ?? "", reason: "change_of_plan" }),
      ).toMatchObject({ total: -price });
      expect(
        (await refusal(apply({ kind: "cancel", reservation_id: booking?.reservation_id ?? "", reason: "other" }))).code,
      ).toBe("already_cancelled");
    });

    it("checks in from a day before, gives bag tags, and lets nobody change a flight that has left", async () => {
      const checkIn: Change = {
        kind: "check_in",
        reservation_id: "LL0EZ6",
        flight: { flight_number: "FLT-123", date: TOMORROW },
      };
      expect((await refusal(apply(checkIn))).code).toBe("check_in_not_open");
      opened.clock.moveTo(`${TOMORROW}T12:00:00-08:00`);
      expect(await apply(checkIn)).toMatchObject({
        boarding: [{ passenger: "Taylor Lee", gate: "A10", seat: expect.any(String) }],
      });
      opened.clock.moveTo(`${TOMORROW}T16:40:00-08:00`);
      expect(await airline.flights.status("FLT-123", TOMORROW)).toMatchObject({ status: "in the air" });
      expect((await refusal(apply({ kind: "cancel", reservation_id: "LL0EZ6", reason: "other" }))).code).toBe(
        "partly_flown",
      );
    });

    it("refuses a change it cannot read, and says what is wrong", async () => {
      const bad = { kind: "cancel", reservation_id: "LL0EZ6", reason: "because" } as unknown as Change;
      expect(await refusal(airline.changes.preview(bad))).toEqual({ kind: "bad_request", code: "bad_change" });
    });
  });
}
