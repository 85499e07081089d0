import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  Agent,
  type AnyAgent,
  HandoffError,
  handoff,
  MaxHandoffsExceeded,
  transferName,
} from "../../../core/runner/index.ts";
import { calls, says } from "../../../core/testing.ts";
import { agentOf, failureAs, play, scripted, trace } from "./support.ts";

const reason = z.object({ reason: z.string() });

describe("handoffs", () => {
  it("§6.1 keep names in other scripts apart, and ASCII", () => {
    const names = ["座席", "行李", "Sièges", "Billing Agent", "seats"].map(transferName);
    expect(new Set(names).size).toBe(5);
    expect(names.every((name) => /^[A-Za-z0-9_-]{1,64}$/.test(name))).toBe(true);
    expect(names[3]).toBe("transfer_to_Billing_Agent");
    expect(names[4]).toBe("transfer_to_seats");
    expect(transferName("座席")).toBe(names[0]);
  });

  it("§6.1 fail at construction when two would have one name", () => {
    expect(() => agentOf("triage", { handoffs: [agentOf("a b"), agentOf("a_b")] })).toThrow(/transfer_to_a_b/);
  });

  it("§6.2 carry out the first of several, and answer the others", async () => {
    const triage = agentOf("triage", { handoffs: [agentOf("seats"), agentOf("bags")] });
    const { model, result } = await play(triage, [[calls("transfer_to_seats"), calls("transfer_to_bags")], "ok"]);
    expect(result.lastAgent.name).toBe("seats");
    expect(trace(model.requests[1]?.input ?? [])).toEqual([
      "user: Hello",
      "transfer_to_seats",
      "transfer_to_bags",
      '→ {"assistant":"seats"}',
      "→ Ignored: the conversation can only be handed to one agent at a time.",
    ]);
  });

  it("§6.4 answer bad arguments, disabled and unknown transfers with what is possible", async () => {
    const triage = agentOf("triage", {
      handoffs: [
        handoff(agentOf("refunds"), { inputType: reason }),
        handoff(agentOf("closed"), { isEnabled: async () => false }),
        agentOf("seats"),
      ],
    });
    const { model, result } = await play(triage, [
      calls("transfer_to_refunds", { why: "?" }),
      calls("transfer_to_seats_please"),
      calls("transfer_to_seats"),
      "ok",
    ]);
    expect(model.requests[0]?.tools.map(({ name }) => name)).toEqual(["transfer_to_refunds", "transfer_to_seats"]);
    const answers = trace(result.newItems).filter((line) => line.startsWith("→"));
    expect(answers[0]).toMatch(/Invalid arguments for transfer_to_refunds: reason/);
    expect(answers[1]).toBe(
      "→ There is no tool named transfer_to_seats_please. Available: transfer_to_refunds, transfer_to_seats.",
    );
    expect(result.lastAgent.name).toBe("seats");
  });

  it("§6.4 answer a call of a disabled transfer as unknown", async () => {
    const triage = agentOf("triage", {
      handoffs: [handoff(agentOf("closed"), { isEnabled: false }), agentOf("seats")],
    });
    const { result } = await play(triage, [calls("transfer_to_closed"), "Sorry."]);
    expect(trace(result.newItems)[1]).toBe(
      "→ There is no tool named transfer_to_closed. Available: transfer_to_seats.",
    );
  });

  it("§6.4 end the run only when the model keeps at it", async () => {
    const triage = agentOf("triage", { handoffs: [handoff(agentOf("refunds"), { inputType: reason })] });
    const bad = () => calls("transfer_to_refunds", { why: "?" });
    const { runner } = scripted([bad(), bad(), bad(), "never"]);
    const error = await failureAs(HandoffError, runner.run(triage, "go"));
    expect(error.code).toBe("invalid_arguments");
    expect((await play(triage, [bad(), bad(), "I give up."])).result.finalOutput).toBe("I give up.");
  });

  it("stop going back and forth at the limit, with everything on record", async () => {
    const a: AnyAgent = agentOf("a", { handoffs: [() => b] });
    const b: AnyAgent = agentOf("b", { handoffs: [() => a] });
    const script = () => Array.from({ length: 8 }, (_, n) => calls(n % 2 === 0 ? "transfer_to_b" : "transfer_to_a"));
    const { runner, model } = scripted(script(), { maxHandoffs: 3 });
    const error = await failureAs(MaxHandoffsExceeded, runner.run(a, "go"));
    expect(model.requests).toHaveLength(4);
    expect(error.state?.history).toHaveLength(9);
    const handled = await play(a, script(), {
      runner: { maxHandoffs: 1, errorHandlers: { maxHandoffs: () => ({ finalOutput: "A colleague takes over." }) } },
    });
    expect(handled.result.finalOutput).toBe("A colleague takes over.");
  });

  it("accept agents with contexts and answers of their own", async () => {
    const typed = new Agent<{ id: string }, { seat: string }>({
      name: "typed",
      instructions: ({ context }) => context.id,
      outputType: z.object({ seat: z.string() }),
    });
    const front = new Agent<{ id: string }>({ name: "front", instructions: "", handoffs: [typed] });
    const { result } = await play(front, [calls("transfer_to_typed"), says('{"seat":"14C"}')], {
      context: { id: "7" },
    });
    expect(result.finalOutput).toEqual({ seat: "14C" });
  });
});
