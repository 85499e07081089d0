import { describe, expect, it } from "vitest";
import { CustomerContext, type PatchJournal } from "../../agents/context.ts";

const paper = (): PatchJournal & { steps: Map<string, unknown> } => {
  const steps = new Map<string, unknown>();
  return {
    steps,
    read: async (step) => steps.get(step),
    write: async (step, value) => void steps.set(step, structuredClone(value)),
  };
};
const opening = { conversation: "c1", channel: "web", heard: [{ seq: 7, text: "hi" }] };

describe("the context of a conversation", () => {
  it("knows after a crash what the killed try had learned, in the same order", async () => {
    const journal = paper();
    const first = await CustomerContext.open({ ...opening, stored: {}, journal });
    await first.patch({ focus: { booking: "LL0EZ6" } });
    await first.patch({ focus: { seat: "14C" }, codeFor: "LL0EZ6" });
    await first.patch({ codeFor: null });
    const second = await CustomerContext.open({ ...opening, stored: {}, journal });
    expect(second.kept).toEqual(first.kept);
    expect(second.kept).toMatchObject({ focus: { booking: "LL0EZ6", seat: "14C" } });
    expect(second.kept.codeFor).toBeUndefined();
  });

  it("survives being stored as JSON", async () => {
    const first = await CustomerContext.open({ ...opening, stored: {} });
    await first.patch({ proof: { bookings: ["A"], how: "code_and_name", at: "2026-11-20" }, hints: { phone: "+1" } });
    const stored = JSON.parse(JSON.stringify(first.toStore()));
    const next = await CustomerContext.open({ ...opening, heard: [{ seq: 9, text: "and?" }], stored });
    expect(next.kept).toEqual({ ...first.kept, heardUpTo: 9 });
    expect(next.answeredUpTo).toBe(7);
  });

  it("keeps what is for the end of a turn out of the next one", async () => {
    const first = await CustomerContext.open({ ...opening, stored: {} });
    await first.patch({ person: { reason: "asked", summary: "" }, card: { type: "seat_map", id: "s" } });
    expect(first.kept.person).toBeDefined();
    expect(first.toStore()).not.toHaveProperty("person");
    const careless = await CustomerContext.open({ ...opening, stored: first.kept });
    expect(careless.kept).not.toHaveProperty("card");
  });
});
