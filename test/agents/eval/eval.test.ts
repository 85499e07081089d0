import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MovableClock } from "../../../agents/airline/clock.ts";
import { openAirline } from "../../../agents/airline/redis-airline.ts";
import type { Turn } from "../../../agents/eval/customer.ts";
import { faultsIn, recordsOf } from "../../../agents/eval/judge.ts";
import { costOf, type Played } from "../../../agents/eval/play.ts";
import { playTask, referenceTasks } from "../../../agents/eval/reference-tasks.ts";
import { printed, report } from "../../../agents/eval/report.ts";
import { SimulatedCustomer } from "../../../agents/eval/simulated-customer.ts";
import { isMessage, openStore, type Store, textOf } from "../../../core/index.ts";
import { answers, calls, ScriptedModel } from "../../../core/testing.ts";
import { stage } from "../../conversations/stage.ts";
import { freshRedisUrl } from "../../support/redis.ts";

const turn = (changes: Partial<Turn> = {}): Turn => ({
  said: "hi",
  reply: "Hello!",
  confidence: 0.9,
  escalated: undefined,
  stopped: undefined,
  agent: "Triage",
  handoffs: [],
  tools: [],
  usage: undefined,
  ms: 10,
  ...changes,
});

describe("the judge", () => {
  let store: Store;
  const clock = new MovableClock("2026-11-20T19:30:00Z");
  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
  });
  afterAll(() => store.close());

  it("goes by the airline's records: a change that was wanted, and one that was not", async () => {
    const airline = openAirline(store, clock);
    const before = await recordsOf(airline);
    const seat = { name: "seat", says: [], expects: { bookings: { LL0EZ6: { seats: ["14C"] } } } };
    expect(await faultsIn(seat, [turn()], airline, before)).toEqual(['LL0EZ6: seats is ["23A"], not ["14C"]']);
    const flight = { flight_number: "FLT-123", date: "2026-11-21" };
    await airline.changes.apply(
      { kind: "choose_seat", reservation_id: "LL0EZ6", flight, passenger: 0, seat: "14C" },
      { key: "moved" },
    );
    expect(await faultsIn(seat, [turn()], airline, before)).toEqual([]);
    const nothing = { name: "nothing", says: [], expects: {} };
    expect(await faultsIn(nothing, [turn()], airline, before)).toEqual(["the records were changed"]);
  });

  it("goes by what was told, who had it, what was stopped and whether a person came", async () => {
    const airline = openAirline(store, clock);
    const now = await recordsOf(airline);
    const judge = (expects: object, turns: Turn[]) => faultsIn({ name: "x", says: [], expects }, turns, airline, now);
    expect(await judge({ tells: ["gate A10"] }, [turn({ reply: "Gate A10." })])).toEqual([]);
    expect(await judge({ tells: ["gate A10"] }, [turn()])).toHaveLength(1);
    expect(await judge({ neverTells: ["hello"] }, [turn()])).toHaveLength(1);
    expect(await judge({ agents: ["FAQ"] }, [turn()])).toHaveLength(1);
    expect(await judge({ agents: ["FAQ"] }, [turn({ handoffs: ["FAQ"] })])).toEqual([]);
    expect(await judge({ person: true }, [turn()])).toHaveLength(1);
    expect(await judge({ person: false }, [turn({ escalated: "asked" })])).toHaveLength(1);
    expect(await judge({ stops: ["jailbreak"] }, [turn({ stopped: "jailbreak" })])).toEqual([]);
    expect(await judge({}, [turn({ stopped: "relevance" })])).toEqual(["stopped by relevance"]);
  });
});

describe("the report", () => {
  const played = (name: string, faults: string[], turns: Turn[]): Played => ({
    name,
    faults,
    turns,
    ...costOf(turns, "gpt-5.2"),
  });
  const usage = { requests: 1, inputTokens: 1000, outputTokens: 100, totalTokens: 1100, byAgent: {} };

  it("counts a conversation as reliable only when every run of it succeeded", () => {
    const result = report("m", [played("a", [], [turn()]), played("a", ["no"], [turn()]), played("b", [], [turn()])]);
    expect(result).toMatchObject({ success: 2 / 3, reliable: 1 / 2 });
    expect(result.scenarios).toMatchObject([
      { name: "a", runs: 2, successes: 1, faults: ["no"] },
      { name: "b", runs: 1, successes: 1 },
    ]);
  });

  it("adds up tokens, cost, handoffs, guardrails and escalations", () => {
    const turns = [turn({ usage, handoffs: ["FAQ"], stopped: "relevance" }), turn({ usage, escalated: "asked" })];
    const result = report("gpt-5.2", [played("a", [], turns)]);
    expect(result).toMatchObject({
      turns: 2,
      handoffs: 1,
      guardrails: { relevance: 1 },
      escalations: { asked: 1 },
      tokens: { input: 2000, output: 200 },
    });
    expect(result.cost).toBeCloseTo((2000 * 1.75 + 200 * 14) / 1_000_000, 10);
    expect(printed(result)).toMatch(/relevance 1 \(50\.0 % of turns\)/);
  });
});

describe("a customer played by a model", () => {
  it("reads the answers, says one thing at a time, and ends when the wish is fulfilled", async () => {
    const model = new ScriptedModel(["I want to cancel EHGLP3", "###DONE###"]);
    const customer = new SimulatedCustomer(model, "You want to cancel EHGLP3.");
    const { signal } = new AbortController();
    expect(await customer.next(signal)).toBe("I want to cancel EHGLP3");
    customer.hears("That is not possible.");
    expect(await customer.next(signal)).toBeUndefined();
    expect(model.requests[1]?.input.filter(isMessage).map(textOf)).toEqual([
      "Hello, how can I help you today?",
      "I want to cancel EHGLP3",
      "That is not possible.",
    ]);
    expect(model.requests[0]?.instructions).toMatch(/cancel EHGLP3/);
  });
});

const reference = referenceTasks();
if (!reference) console.log("skipped: the published reference tasks; ../shared/data/tau-airline is not here");

describe.skipIf(!reference)("a published task", () => {
  const task = (id: string) => {
    const found = reference?.tasks.find((each) => each.id === id);
    if (!reference || !found) throw new Error(`no task ${id}`);
    return { task: found, data: reference.data };
  };
  const says = (reply: string) => answers({ confidence: 0.9, needsHuman: false, reason: "-", reply });

  it("is a success when the records end as they should: here, unchanged", async () => {
    const { task: refusal, data } = task("0");
    const model = new ScriptedModel([
      "I want to cancel reservation EHGLP3",
      says("I'm sorry, that is not possible."),
      "###DONE###",
    ]);
    expect((await playTask(refusal, data, { ...stage({ model }), model })).faults).toEqual([]);
  });

  it("is no success when a change that was wanted was not made", async () => {
    const { task: wanted, data } = task("40");
    const model = new ScriptedModel(["Please change the passenger's name", says("I'm sorry, no."), "###DONE###"]);
    expect((await playTask(wanted, data, { ...stage({ model }), model })).faults).not.toEqual([]);
  });

  it("lets the crew act for the customer who is signed in", async () => {
    const { task: refusal, data } = task("3");
    const model = new ScriptedModel([
      "How many suitcases may I take on JMO1MG?",
      calls("transfer_to_baggage"),
      calls("find_booking", { confirmation_code: "JMO1MG", last_name: null }),
      says("Let me see."),
      "###DONE###",
    ]);
    const { turns, faults } = await playTask(refusal, data, { ...stage({ model }), model });
    expect(turns[0]?.tools[0]?.output).toMatch(/"confirmation_code":"JMO1MG"/);
    expect(faults).toEqual([]);
  });
});
