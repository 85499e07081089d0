import { describe, expect, it } from "vitest";
import { type Item, summarizeEarlier } from "../../../core/runner/index.ts";
import { calls, thinks } from "../../../core/testing.ts";
import { agentOf, inputCheck, passes, play, recorder, trace } from "./support.ts";

const say = (role: "user" | "assistant" | "system", content: string): Item => ({ role, content });

describe("history", () => {
  it("K1 of one run and the next message make the next run's input; every item stands in it once", async () => {
    const { tool } = recorder("look");
    const agent = agentOf("a", { tools: [tool] });
    const first = await play(agent, [calls("look", { value: "x" }), "Found it."], { input: "Where is it?" });
    const next = [...first.result.history, say("user", "Thanks")];
    const second = await play(agent, ["Bye."], { input: next });
    expect(second.model.requests[0]?.input).toEqual(next);
    expect(trace(second.result.history)).toEqual([
      ...["user: Where is it?", "look", "→ look got x", "assistant: Found it.", "user: Thanks", "assistant: Bye."],
    ]);
    expect(trace(second.result.newItems)).toEqual(["assistant: Bye."]);
  });

  it("K2 that begins with half a pair is made whole before it is sent", async () => {
    const { model } = await play(agentOf("a"), ["ok"], {
      input: [
        { type: "function_call_output", call_id: "lost", output: "found" },
        thinks(),
        calls("look", {}, "unanswered"),
        say("user", "Hello?"),
      ],
    });
    expect(trace(model.requests[0]?.input ?? [])).toEqual(["user: Hello?"]);
  });

  it("of a long conversation can be shortened for the first agent by the same kind of filter", async () => {
    const input = [say("user", "one"), say("assistant", "two"), say("user", "three")];
    const filter = summarizeEarlier({ keepLastMessages: 1, summarize: (earlier) => `${earlier.length} messages` });
    const { guardrail, seen } = inputCheck("g", passes());
    const agent = agentOf("a", { inputGuardrails: [guardrail] });
    const { model, result } = await play(agent, ["ok"], { input, runner: { historyFilter: filter } });
    expect(trace(model.requests[0]?.input ?? [])).toEqual(["system: Context summary: 2 messages", "user: three"]);
    expect(result.history).toHaveLength(4);
    expect(seen).toEqual(["three"]);
  });

  it("is shown whole when shortening it fails", async () => {
    const { model } = await play(agentOf("a"), ["ok"], {
      input: [say("user", "one"), say("assistant", "two"), say("user", "three")],
      runner: { historyFilter: () => Promise.reject(new Error("503")) },
    });
    expect(model.requests[0]?.input).toHaveLength(3);
  });

  it("§6.9 keeps within a token budget by leaving out the oldest whole exchanges", async () => {
    const exchange = (n: number): Item[] => [
      say("user", `question ${n} ${"x".repeat(100)}`),
      calls("look", { value: `${n}` }, `c${n}`),
      { type: "function_call_output", call_id: `c${n}`, output: `found ${n}` },
      say("assistant", `answer ${n}`),
    ];
    const history = [say("system", "Gold member."), ...[1, 2, 3, 4, 5, 6].flatMap(exchange), say("user", "and now?")];
    const { model, result } = await play(agentOf("a"), ["ok"], { input: history, runner: { historyTokens: 350 } });
    const lines = trace(model.requests[0]?.input ?? []);
    expect(lines[0]).toBe("system: Gold member.");
    expect(lines.at(-1)).toBe("user: and now?");
    expect(lines[1]).toMatch(/^user: question [3-6]/);
    expect(lines.length).toBeLessThan(history.length);
    expect(result.history).toHaveLength(history.length + 1);
  });

  it("§6.9 never leaves out what is being answered, however large", async () => {
    const { model } = await play(agentOf("a"), ["ok"], {
      input: [say("user", "old"), say("assistant", "old"), say("user", "x".repeat(9_000)), say("user", "and y")],
      runner: { historyTokens: 100 },
    });
    expect(model.requests[0]?.input).toHaveLength(2);
  });

  it("§6.9 keeps the same beginning for many turns, so that the provider's cache can help", async () => {
    const firsts = new Set<string>();
    const history: Item[] = [];
    for (let n = 0; n < 40; n++) {
      history.push(say("user", `question ${n} ${"x".repeat(60)}`));
      const { model } = await play(agentOf("a"), ["ok"], { input: history, runner: { historyTokens: 400 } });
      firsts.add(trace(model.requests[0]?.input ?? [])[0] ?? "");
      history.push(say("assistant", "ok"));
    }
    expect(firsts.size).toBeLessThan(15);
    expect(firsts.size).toBeGreaterThan(3);
  });

  it("puts an agent's requests on one prompt cache", async () => {
    const triage = agentOf("triage", { handoffs: [agentOf("seats", { modelSettings: { promptCacheKey: "mine" } })] });
    const { model } = await play(triage, [calls("transfer_to_seats"), "ok"]);
    expect(model.requests.map(({ settings }) => settings.promptCacheKey)).toEqual(["triage", "mine"]);
  });
});
