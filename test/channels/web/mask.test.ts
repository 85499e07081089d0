import { describe, expect, it } from "vitest";
import { Mask, maskOf } from "../../../channels/web/agent-view/mask/mask.ts";
import type { ConversationState, Entry } from "../../../core/index.ts";

describe("what looks like a booking's code", () => {
  it.each([
    ["my booking is LL0EZ6, last name Lee", "my booking is •••, last name Lee"],
    ["ll0ez6", "•••"],
    ["4WQ150 VAAOXJ EHGLP3", "••• ••• •••"],
    ["予約はIR2D4Kです", "予約は•••です"],
    ["予約は IR2D4K です", "予約は ••• です"],
    ['{"confirmation_code":"HXDUBJ"}', '{"confirmation_code":"•••"}'],
  ])("%s reads %s", (text, masked) => {
    expect(new Mask().text(text)).toBe(masked);
  });

  it.each([
    "FLT-123 and PA441 and HAT001 and AA1234 leave on time",
    "seat 14C, gate A10, terminal 1, Airbus A319, tag BG55678",
    "it took 2hours and cost 500USD or USD500, 123456 in all",
    "please cancel my window seat, thank you",
    "WHY IS NOBODY ANSWERING ABOUT MY CANCELLED FLIGHT REFUND",
    "call_cfbb79-a1b2c3 m_YPGqXJ3bTnfzbfnxAEc14j-r0 2026-11-21T16:10-08:00",
  ])("is none of this: %s", (text) => {
    expect(new Mask().text(text)).toBe(text);
  });
});

it("hides the way to a transcript, behind which nothing is masked", () => {
  const link = "https://support.example.com/chat/transcript?token=R6EI8s3jmqfH4QF7nCXK0Q";
  expect(new Mask().text(`Here it is:\n${link}`)).toMatch(/token=•••$/);
});

describe("what a conversation knows to be personal", () => {
  const entry = (fact: object, seq: number): Entry => ({ ...fact, seq, at: 0 }) as Entry;
  const entries = [
    entry({ kind: "message", message: { id: "m1", from: "customer", text: "zorro and abcdef, I am Taylor" } }, 1),
    entry(
      {
        kind: "tool",
        phase: "called",
        call: "c",
        tool: "find_booking",
        agent: "a",
        arguments: { confirmation_code: "abcdef", last_name: "Zorro" },
      },
      2,
    ),
    entry(
      {
        kind: "tool",
        phase: "answered",
        call: "c",
        tool: "find_booking",
        agent: "a",
        result: {
          reservation_id: "abcdef",
          passengers: ["Taylor Zorro"],
          booking: { status: "confirmed", flights: ["FLT-123"] },
          bookings: 2,
        },
      },
      3,
    ),
    entry({ kind: "handoff", from: "Triage", to: "FAQ", arguments: { why: "abcdef is late" } }, 4),
    entry({ kind: "items", turn: "t", heard: [1], items: [{ type: "function_call", name: "find_booking" }] }, 5),
    entry({ kind: "contact", contact: "taylor_zorro_1002", how: "code_and_name" }, 6),
  ];
  const state = { context: { focus: { booking: "abcdef" }, proof: { customer: "taylor_zorro_1002" } } };
  const mask = maskOf(state as unknown as ConversationState, entries);
  const shown = entries.map((each) => JSON.stringify(mask.entry(each)));

  it("is hidden wherever it is said: in words, arguments, results, handoffs and the context", () => {
    expect([...shown, JSON.stringify(mask.value(state.context))].join("\n")).not.toMatch(/abcdef|zorro|taylor/i);
  });

  it("takes nothing else with it", () => {
    expect(shown[2]).toContain("confirmed");
    expect(shown[2]).toContain("FLT-123");
    expect(shown[2]).toContain('"bookings":2');
    expect(shown[3]).toContain('"from":"Triage"');
    expect(shown[4]).toContain("find_booking");
  });
});
