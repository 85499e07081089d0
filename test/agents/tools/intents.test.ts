import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ToolName } from "../../../agents/tools/index.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Customer, FrontDesk } from "./front-desk.ts";

interface Wish {
  intent: string;
  says: string;
  tool: ToolName;
  args?: Record<string, unknown>;
  answer: object;
  /** Whose booking it is about; nobody's when left out. */
  who?: "morgan" | "taylor";
}

const faq = (intent: string, says: string, policy: string): Wish => ({
  intent,
  says,
  tool: "faq",
  args: { question: says },
  answer: { found: expect.arrayContaining([expect.objectContaining({ policy })]) },
});
const person = (intent: string, says: string, reason: string): Wish => ({
  intent,
  says,
  tool: "ask_for_person",
  args: { reason, summary: says },
  answer: { status: "noted" },
});

/** What customers ask for, most frequent first; praise and small talk need no tool. */
const WISHES: Wish[] = [
  {
    intent: "2 delay",
    says: "how late is my flight?",
    tool: "flight_status",
    who: "morgan",
    answer: { disruption: { delay_minutes: 300, cause: "technical" } },
  },
  {
    intent: "3 cancelled by the airline",
    says: "what now?",
    tool: "rebooking_options",
    who: "morgan",
    answer: { options: expect.any(Array) },
  },
  person("4 staff complaint", "your crew was rude", "complaint"),
  person("5 nobody answers the phone", "I was on hold for two hours", "complaint"),
  {
    intent: "6 gate",
    says: "which gate is FLT-123?",
    tool: "flight_status",
    args: { flight_number: "FLT-123" },
    answer: { gate: "A10", boarding_at: expect.any(String) },
  },
  {
    intent: "7 lost bag",
    says: "where is my suitcase?",
    tool: "bag_status",
    who: "morgan",
    answer: { bags: [{ state: "not_located" }] },
  },
  faq("8 weather", "is a weather delay compensated?", "delays-and-compensation"),
  {
    intent: "9 seat",
    says: "which seats are free?",
    tool: "seat_map",
    who: "taylor",
    answer: { customers_seats: ["23A"] },
  },
  {
    intent: "10 rebook",
    says: "put me on NY982",
    tool: "rebook",
    who: "morgan",
    args: { flights: [{ flight_number: "NY982", date: "2026-11-22" }] },
    answer: { status: "proposed", price: 0 },
  },
  {
    intent: "11 price",
    says: "what does New York to Los Angeles cost?",
    tool: "search_flights",
    args: { origin: "New York", destination: "Los Angeles", date: "2026-11-25" },
    answer: { offers: expect.arrayContaining([expect.objectContaining({ price_per_passenger: expect.any(Object) })]) },
  },
  {
    intent: "12 compensation",
    says: "I want a hotel",
    tool: "issue_compensation",
    who: "morgan",
    args: { want: "care", reason: "overnight delay" },
    answer: { case: { state: "granted" } },
  },
  faq("13 membership and miles", "how do I earn silver status and miles?", "loyalty"),
  {
    intent: "14 confirmation number",
    says: "LL0EZ6, Lee",
    tool: "find_booking",
    args: { confirmation_code: "LL0EZ6", last_name: "Lee" },
    answer: { confirmation_code: "LL0EZ6" },
  },
  {
    intent: "15 missed connection",
    says: "will I make my connection?",
    tool: "flight_status",
    who: "morgan",
    answer: { connections: [{ at: "JFK", holds: false }] },
  },
  {
    intent: "16 boarding pass",
    says: "my boarding pass?",
    tool: "boarding_pass",
    who: "taylor",
    answer: { checked_in: false, check_in_opens_hours_before: 24 },
  },
  person("17 speak to a person", "a human please", "asked"),
  {
    intent: "18 other date",
    says: "a day later please",
    tool: "change_flights",
    who: "taylor",
    args: { flights: [{ flight_number: "FLT-123", date: "2026-11-22" }] },
    answer: { status: "proposed" },
  },
  {
    intent: "19 flight status",
    says: "is flt123 on time?",
    tool: "flight_status",
    args: { flight_number: "flt123" },
    answer: { status: "on time" },
  },
  faq("20 wifi", "is there wi-fi?", "wifi-and-on-board"),
  { intent: "21 refund", says: "where is my refund?", tool: "refund_status", who: "taylor", answer: { refunds: [] } },
  person("22 queues", "the line at security is endless", "complaint"),
  faq("23 payment trouble", "my payment failed", "payment"),
  {
    intent: "24 upgrade",
    says: "upgrade me to business",
    tool: "change_cabin",
    who: "taylor",
    args: { cabin: "business" },
    answer: { status: "proposed", customer_pays: expect.any(Number) },
  },
  {
    intent: "25 on the tarmac",
    says: "we are waiting on PA441",
    tool: "flight_status",
    args: { flight_number: "PA441" },
    answer: { flight_number: "PA441" },
  },
  {
    intent: "26 route",
    says: "do you fly from SFO to Tokyo?",
    tool: "search_flights",
    args: { origin: "SFO", destination: "東京", date: "2026-12-01" },
    answer: { from: "San Francisco (SFO)", to: "Tokyo (HND)" },
  },
  faq("27 baggage rules", "how much luggage is free?", "baggage"),
  {
    intent: "28 balances",
    says: "what's on my gift card?",
    tool: "my_profile",
    who: "taylor",
    answer: { payment_methods: expect.any(Array), membership: "regular" },
  },
  {
    intent: "29 assistance",
    says: "I need a wheelchair",
    tool: "request_special_service",
    who: "taylor",
    args: { service: "wheelchair" },
    answer: { status: "done" },
  },
  {
    intent: "30 new booking",
    says: "book JB171 on the 28th for me",
    tool: "book_flight",
    who: "taylor",
    args: {
      flights: [{ flight_number: "JB171", date: "2026-11-28" }],
      trip_type: "one_way",
      cabin: "economy",
      passengers: [{ first_name: "Taylor", last_name: "Lee", dob: "1974-10-05" }],
    },
    answer: { status: "proposed", customer_pays: expect.any(Number) },
  },
  faq("31 cabin comfort", "the plane was dirty, do I get compensated?", "lost-property-and-feedback"),
  faq("32 documents", "do I need a visa for Paris?", "documents"),
  faq("33 overbooked", "I was bumped from an overbooked flight", "delays-and-compensation"),
  faq("34 change fee", "is there a change fee?", "cancellation-and-changes"),
  {
    intent: "35 damaged bag",
    says: "my bag is broken",
    tool: "open_baggage_claim",
    who: "taylor",
    args: { problem: "damaged", description: "broken wheel" },
    answer: { refused: { code: "bag_on_its_way" } },
  },
  person("36 left on board", "I left my jacket on the plane", "lost_item"),
  faq("37 pets", "can my cat come along?", "pets"),
  {
    intent: "38 name",
    says: "my name is misspelled",
    tool: "update_passenger",
    who: "taylor",
    args: { first_name: "Tayler" },
    answer: { status: "proposed" },
  },
  {
    intent: "39 cancel",
    says: "cancel my booking",
    tool: "cancel_booking",
    who: "taylor",
    args: { reason: "change_of_plan" },
    answer: { status: "proposed", customer_gets_back: expect.any(Number) },
  },
  faq("40 insurance", "can I add travel insurance now?", "cancellation-and-changes"),
];

describe.skipIf(!hasRedis())("what customers ask for is answered by a tool", () => {
  let desk: FrontDesk;
  beforeAll(async () => {
    desk = await FrontDesk.open();
  });
  afterAll(() => desk?.close());

  const CODES = { morgan: "IR-D204", taylor: "LL0EZ6" };
  const proven = async (who: Wish["who"]): Promise<Customer> => {
    const customer = await desk.customer().says("hello");
    if (who) await customer.agent("find_booking", { confirmation_code: CODES[who], last_name: "Lee" });
    return customer;
  };

  it.each(WISHES)("$intent: $says", async ({ says, tool, args, answer, who }) => {
    const customer = await (await proven(who)).says(says);
    expect(await customer.agent(tool, args)).toMatchObject(answer);
  });

  it("asks which of two flights is meant instead of choosing one", async () => {
    const customer = await (await proven("morgan")).says("change my seat to 9A");
    expect(await customer.agent("change_seat", { seat: "9A" })).toMatchObject({
      refused: { code: "which_flight", message: expect.stringContaining("NY802 on 2026-11-21") },
    });
  });

  it("says where it flies when a place is none of them", async () => {
    const customer = await (await proven(undefined)).says("fly me to Atlantis");
    expect(
      await customer.agent("search_flights", { origin: "Paris", destination: "Atlantis", date: "2026-12-01" }),
    ).toMatchObject({
      refused: { code: "airport_not_found", message: expect.stringContaining("New York (JFK)") },
    });
  });

  it("never tells dates of birth, card numbers or hidden ids of a person", async () => {
    const customer = await proven("taylor");
    for (const tool of ["find_booking", "boarding_pass", "my_profile", "bag_status"] as const) {
      expect(JSON.stringify(await customer.agent(tool))).not.toMatch(/1974-10-05|taylor_lee_1002|example\.com/);
    }
  });
});
