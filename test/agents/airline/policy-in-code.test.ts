import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Booking, type Customer, type FlightDay, legId } from "../../../agents/airline/records.ts";
import { asPublished, operations } from "../../../agents/airline/reservations/operations.ts";
import { canonical } from "../../../agents/airline/reservations/reference.ts";
import { underRules } from "../../../agents/airline/rules/published-calls.ts";
import { hasRedis } from "../../support/redis.ts";
import { KNOWN, REASONS } from "./intended-differences.ts";
import { type Call, type Case, extraCalls, hasReference, referenceData, tasks, traces } from "./reference-cases.ts";
import { type Changed, ReferenceDatabase } from "./reference-database.ts";
import { type Answer, agree, asTheReference, type Layer, perform } from "./replay.ts";

// The published calls do not say why a customer cancels; health is the reason that permits most.
const withRules: Layer = (unit, name, args) => underRules(unit, name, args, "health");

describe.skipIf(!hasReference || !hasRedis())("the airline's rules against the reference", () => {
  let database: ReferenceDatabase;
  beforeAll(async () => {
    database = await ReferenceDatabase.open(referenceData());
  });
  afterAll(() => database?.store.close());

  const replay = async (calls: Call[], layer: Layer): Promise<Answer[]> => {
    await database.restore();
    const answers: Answer[] = [];
    for (const [n, call] of calls.entries()) answers.push(await perform(database, layer, call, `${n}`));
    return answers;
  };

  /** Ids of the cases that differ; throws where one differs for a reason that is not listed. */
  async function differing(cases: Case[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { id, calls } of cases) {
      const answers = await replay(calls, withRules);
      const different = calls.flatMap(({ result }, n) => (result && !agree(answers[n] ?? NONE, result) ? [n] : []));
      if (different.length > 0) ids.push(id);
      const refused = different.filter((n) => (answers[n]?.code ?? "") in REASONS);
      const others = different.filter((n) => !refused.includes(n));
      const unexplained = others.length > 0 ? await notFollowing(calls, answers, refused, others) : [];
      expect({ id, unexplained }).toEqual({ id, unexplained: [] });
    }
    return ids;
  }

  /**
   * Of answers that differ without a listed refusal: those that do not simply follow from earlier ones. What follows is
   * what the reference itself says when it is never asked for what we refused, but for seats and balances, which we keep.
   */
  async function notFollowing(
    calls: Call[],
    answers: Answer[],
    refused: number[],
    others: number[],
  ): Promise<Answer[]> {
    const asked = calls.map((_, n) => n).filter((n) => !refused.includes(n));
    const again = await replay(
      asked.flatMap((n) => calls[n] ?? []),
      asTheReference,
    );
    const follows = (n: number) => sameButForBalances(answers[n] ?? NONE, again[asked.indexOf(n)] ?? NONE);
    return others.filter((n) => !follows(n)).flatMap((n) => answers[n] ?? []);
  }

  const knownAmong = (cases: Case[], known: string[]) => known.filter((id) => cases.some((each) => each.id === id));
  const unknownTo = (differing: string[], known: string[], isOurs: boolean) =>
    isOurs ? differing.filter((id) => !known.includes(id)) : [];

  it("let every task be carried out exactly as its gold actions say", { timeout: 60_000 }, async () => {
    expect(await differing(tasks())).toEqual([]);
  });

  it.each([
    ["single calls", extraCalls, KNOWN.extraCalls],
    ["conversations", traces, KNOWN.traces],
  ])("refuse %s only for reasons that are listed", { timeout: 60_000 }, async (_, load, known) => {
    const cases = load();
    const found = await differing(cases);
    const isOurs = knownAmong(cases, known).length === known.length;
    console.info(`${cases.length} cases, ${found.length} differ on purpose`);
    expect(unknownTo(found, known, isOurs)).toEqual([]);
    expect(found).toEqual(expect.arrayContaining(knownAmong(cases, known)));
  });

  it("leave bookings as the reference does, for every call they let through", { timeout: 120_000 }, async () => {
    for (const { id, calls } of traces()) {
      const answers = await replay(calls, withRules);
      if (!(await database.isTouched())) continue;
      const careful = await bookings();
      await replay(
        calls.filter((_, n) => !answers[n]?.is_error),
        asTheReference,
      );
      expect({ id, bookings: careful }).toEqual({ id, bookings: await bookings() });
    }
  });

  const bookings = async () =>
    [...(await database.changed()).bookings].map(([id, { after }]) => `${id} ${canonical(settled(after))}`).sort();

  // Which line pays back which is compared in the balances below; here, that as much went back as came in.
  const settled = (booking: Booking) => ({
    ...asPublished(booking),
    payment_history: booking.payment_history.reduce((sum, { amount }) => sum + amount, 0),
  });

  it("keep seats and gift cards in balance, which the reference does not", { timeout: 120_000 }, async () => {
    for (const { id, calls } of [...tasks(), ...traces()]) {
      await replay(calls, withRules);
      if (!(await database.isTouched())) continue;
      const changed = await database.changed();
      expect({ id, drift: [...seatDrift(changed), ...giftCardDrift(changed)] }).toEqual({ id, drift: [] });
    }
  });

  it("refuse what each task's assertions forbid", async () => {
    const forbidden: [string, string, Record<string, unknown>][] = [
      ["task 9", "cancel_reservation", { reservation_id: "IFOYYZ" }],
      ["task 9", "cancel_reservation", { reservation_id: "NQNU5R" }],
      ["task 41", "cancel_reservation", { reservation_id: "UDMOP1" }],
      ["task 41", "cancel_reservation", { reservation_id: "4XGCCM" }],
      ["task 43", "cancel_reservation", { reservation_id: "D1EW9B" }],
      ["task 43", "cancel_reservation", { reservation_id: "9HBUV8" }],
      ["task 47", "cancel_reservation", { reservation_id: "H8Q05L" }],
      ["task 5", "send_certificate", { user_id: "mei_brown_7075", amount: 50 }],
      ["task 27", "send_certificate", { user_id: "ethan_martin_2396", amount: 150 }],
    ];
    await database.restore();
    for (const [task, name, args] of forbidden) {
      const asIs: Layer = (unit, called, given) => underRules(unit, called, given, "change_of_plan");
      const answer = await perform(
        database,
        asIs,
        { name, arguments: args, result: { is_error: true } },
        `${task} ${JSON.stringify(args)}`,
      );
      expect({ task, args, refused: answer.is_error, code: answer.code }).toEqual({
        task,
        args,
        refused: true,
        code: expect.any(String),
      });
    }
    expect(await database.isTouched()).toBe(false);
  });

  it("move a basic economy booking to other flights only on its way out of basic economy", async () => {
    await database.restore();
    const flights = [{ flight_number: "HAT041", date: "2024-05-21" }];
    const move = (cabin: string): Call => ({
      name: "update_reservation_flights",
      arguments: { reservation_id: "OWZ4XL", cabin, flights, payment_id: "credit_card_9659780" },
      result: { is_error: false },
    });
    expect(await perform(database, withRules, move("basic_economy"), "staying")).toMatchObject({
      code: "basic_economy_fixed",
    });
    expect(await perform(database, withRules, move("economy"), "leaving")).toMatchObject({ is_error: false });
  });

  it("know every published operation", () => {
    expect(Object.keys(operations)).toHaveLength(14);
  });
});

const NONE: Answer = { is_error: true, text: "no answer" };

function sameButForBalances(ours: Answer, reference: Answer): boolean {
  const wasShort = reference.is_error && /balance|seats/i.test(reference.text ?? "");
  const told = ({ is_error, text, json }: Answer) =>
    canonical({
      is_error,
      text,
      json: JSON.parse(JSON.stringify(json ?? null, (key, value) => (BALANCES.includes(key) ? null : value))),
    });
  return (wasShort && !ours.is_error) || told(ours) === told(reference);
}

const BALANCES = ["available_seats", "payment_methods"];

type Counts = Map<string, number>;
const add = (counts: Counts, key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);

/** Seats on sale must have moved by exactly what the bookings now hold and held before. */
function seatDrift({ bookings, days }: Changed): string[] {
  const due: Counts = new Map();
  for (const { before, after } of bookings.values()) {
    for (const [sign, booking] of [
      [1, before],
      [-1, after],
    ] as const) {
      if (!booking || booking.status === "cancelled") continue;
      for (const leg of booking.flights) add(due, `${legId(leg)} ${booking.cabin}`, sign * booking.passengers.length);
    }
  }
  const cabins = ["business", "economy", "basic_economy"] as const;
  const seats = (day: FlightDay | undefined) => (day?.status === "available" ? day.available_seats : undefined);
  for (const [id, { before, after }] of days) {
    for (const cabin of cabins)
      add(due, `${id} ${cabin}`, (seats(before)?.[cabin] ?? 0) - (seats(after)?.[cabin] ?? 0));
  }
  return [...due].filter(([, left]) => left !== 0).map(([what]) => what);
}

/** A gift card must be worth what it was, less what bookings have since taken from it. */
function giftCardDrift({ bookings, customers }: Changed): string[] {
  const due: Counts = new Map();
  for (const { before, after } of bookings.values()) {
    for (const [sign, booking] of [
      [1, before],
      [-1, after],
    ] as const) {
      for (const { payment_id, amount } of booking?.payment_history ?? []) add(due, payment_id, sign * amount);
    }
  }
  const worth = (customer: Customer | undefined, id: string) => {
    const method = customer?.payment_methods[id];
    return method?.source === "gift_card" ? method.amount : 0;
  };
  for (const { before, after } of customers.values()) {
    for (const id of Object.keys(after.payment_methods)) add(due, id, worth(before, id) - worth(after, id));
  }
  return [...due].filter(([id, left]) => id.startsWith("gift_card") && left !== 0).map(([id]) => id);
}
