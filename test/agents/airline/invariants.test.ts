import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Airline } from "../../../agents/airline/airline.ts";
import type { Change } from "../../../agents/airline/changes.ts";
import { MovableClock } from "../../../agents/airline/clock.ts";
import { type Booking, legId, type ScheduledDay, type SeatPlan } from "../../../agents/airline/records.ts";
import { openAirline } from "../../../agents/airline/redis-airline.ts";
import { AirlineRefusal, Busy } from "../../../agents/airline/refusals.ts";
import { openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";
import { Snapshot } from "../../support/snapshot.ts";
import { TODAY } from "./airline-contract.ts";

const DATE = "2026-11-28";
const FLIGHTS = ["FLT-123", "FLT-125", "FLT-127"];
const SEATS = ["9A", "9B", "10C", "11F", "12D", "14C", "14F", "18A", "2A", "16C", "23A"];

/** What several agents might do at the same moment, by numbers that pick flight, booking and seat. */
type Deed = { kind: "book" | "cancel" | "seat" | "move" | "cabin" | "bags"; a: number; b: number };
const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom("book", "book", "cancel", "seat", "seat", "move", "cabin", "bags"),
    a: fc.nat(10),
    b: fc.nat(20),
  }),
  { minLength: 4, maxLength: 24 },
) as fc.Arbitrary<Deed[]>;

describe.skipIf(!hasRedis())("whatever agents do at the same time", () => {
  let store: Store;
  let morning: Snapshot;
  const clock = new MovableClock(TODAY);
  const airlines: Airline[] = [];
  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
    for (let i = 0; i < 3; i++) airlines.push(openAirline(store, clock));
    await airlines[0]?.flights.airports();
    morning = await Snapshot.of(store);
  });
  afterAll(() => store?.close());

  const airline = (n: number): Airline => {
    const [first, ...others] = airlines;
    if (!first) throw new Error("no airline is open");
    return [first, ...others][n % airlines.length] ?? first;
  };
  const all = async <T>(table: string): Promise<[string, T][]> =>
    Object.entries(await store.redis.hgetall(`{air}:${table}`)).map(([id, raw]) => [id, JSON.parse(raw) as T]);

  async function act(deed: Deed, n: number, ours: string[]): Promise<string> {
    const change = await changeOf(deed, ours);
    if (!change) return "nothing then nothing";
    const preview = await outcomeOf(airline(n).changes.preview(change));
    const applied = await outcomeOf(airline(n + 1).changes.apply(change, { key: `deed ${n}` }));
    if (applied.startsWith("done ") && deed.kind === "book") ours.push(applied.slice(5));
    return `${preview} then ${applied}`;
  }

  async function changeOf({ kind, a, b }: Deed, ours: string[]): Promise<Change | undefined> {
    const flight = { flight_number: FLIGHTS[a % FLIGHTS.length] ?? "", date: DATE };
    if (kind === "book") return order(flight, b);
    const reservation_id = ours[a % (ours.length || 1)];
    if (!reservation_id) return undefined;
    const booking = await airline(0).bookings.find(reservation_id);
    const payment_id = booking.payment_history[0]?.payment_id ?? "";
    const [leg] = booking.flights;
    if (!leg) return undefined;
    const own = { flight_number: leg.flight_number, date: leg.date };
    if (kind === "cancel") return { kind, reservation_id, reason: "other" };
    if (kind === "seat")
      return {
        kind: "choose_seat",
        reservation_id,
        flight: own,
        passenger: 0,
        seat: SEATS[b % SEATS.length] ?? "",
        will_help_at_exit: true,
        payment_id,
      };
    if (kind === "bags") return { kind: "add_bags", reservation_id, total_baggages: b % 6, payment_id };
    const cabin = kind === "cabin" && b % 2 ? "business" : booking.cabin;
    return { kind: "change_flights", reservation_id, cabin, flights: [kind === "move" ? flight : own], payment_id };
  }

  async function order(flight: { flight_number: string; date: string }, b: number): Promise<Change> {
    const facts = await airline(0).flights.status(flight.flight_number, flight.date);
    const customer = await airline(0).bookings.customer(b % 2 ? "taylor_lee_1002" : "morgan_lee_1001");
    const passengers = Array.from({ length: 1 + (b % 3) }, (_, i) => ({
      first_name: `P${i}`,
      last_name: "Test",
      dob: "1990-01-01",
    }));
    const methods = Object.values(customer.payment_methods);
    const method = methods[b % methods.length];
    return {
      kind: "book",
      user_id: customer.user_id,
      origin: "SFO",
      destination: "LAX",
      flight_type: "one_way",
      cabin: "economy",
      flights: [flight],
      passengers,
      payment_methods: [
        { payment_id: method?.id ?? "", amount: (facts.on_sale?.prices.economy ?? 0) * passengers.length },
      ],
      total_baggages: 0,
      insurance: "no",
    };
  }

  it("no seat is sold twice, no count drifts, no balance goes below zero", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        await morning.restore();
        const before = await counts();
        const ours: string[] = [];
        // Four at a time: enough to get in each other's way, few enough that later ones find bookings to act on.
        for (let i = 0; i < list.length; i += 4) {
          await Promise.all(list.slice(i, i + 4).map((deed, k) => act(deed, i + k, ours)));
        }
        expect(await problems(before)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it("a preview refuses what applying it would refuse, and nothing else", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        await morning.restore();
        const ours: string[] = [];
        for (const [n, deed] of list.entries()) {
          const [preview = "", applied = ""] = (await act(deed, n, ours)).split(" then ");
          expect(preview.split(" ")[0]).toBe(applied.split(" ")[0]);
        }
      }),
      { numRuns: 15 },
    );
  });

  const counts = async () =>
    new Map((await all<ScheduledDay>(`day:${DATE}`)).map(([number, { available_seats }]) => [number, available_seats]));

  async function problems(before: Awaited<ReturnType<typeof counts>>): Promise<string[]> {
    const found: string[] = [];
    const bookings = (await all<Booking>("booking")).map(([, booking]) => booking);
    const live = bookings.filter(({ status }) => status !== "cancelled");
    const after = await counts();
    for (const [number, plan] of await all<SeatPlan>(`seats:${DATE}`)) {
      const seated = live.flatMap((booking) =>
        (booking.seats?.[`${number}/${DATE}`] ?? []).flatMap((seat, i) =>
          seat ? [`${seat} ${booking.reservation_id}#${i}`] : [],
        ),
      );
      const held = Object.entries(plan.held).map(([seat, holder]) => `${seat} ${holder}`);
      if (seated.sort().join() !== held.sort().join()) found.push(`${number}: held ${held} but seated ${seated}`);
    }
    const sold = (number: string, cabin: string) =>
      live
        .filter(
          (booking) =>
            booking.cabin === cabin &&
            booking.created_at.startsWith("2026-11-20") &&
            booking.flights.some((leg) => legId(leg) === `${number}/${DATE}`),
        )
        .reduce((sum, { passengers }) => sum + passengers.length, 0);
    for (const number of FLIGHTS) {
      for (const cabin of ["business", "economy"] as const) {
        const [was = 0, is = 0] = [before.get(number)?.[cabin], after.get(number)?.[cabin]];
        if (is < 0 || was - is !== sold(number, cabin))
          found.push(`${number} ${cabin}: ${was} to ${is}, sold ${sold(number, cabin)}`);
      }
    }
    for (const [id, { payment_methods }] of await all<{ payment_methods: Record<string, { amount?: number }> }>(
      "customer",
    )) {
      if (Object.values(payment_methods).some(({ amount = 0 }) => amount < 0)) found.push(`${id} is overdrawn`);
    }
    return found;
  }
});

/** `done`, with the booking's code, or the code it was refused with. */
async function outcomeOf(asked: Promise<{ booking?: Booking | undefined }>): Promise<string> {
  try {
    return `done ${(await asked).booking?.reservation_id ?? ""}`;
  } catch (error) {
    if (error instanceof Busy) return "busy";
    if (error instanceof AirlineRefusal) return error.code;
    throw error;
  }
}
