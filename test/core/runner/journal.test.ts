import { describe, expect, it } from "vitest";
import {
  type AnyAgent,
  handoff,
  InputGuardrailTripped,
  inputGuardrail,
  outputGuardrail,
  UnknownOutcome,
} from "../../../core/runner/index.ts";
import { calls, type Script } from "../../../core/testing.ts";
import {
  agentOf,
  failureAs,
  failureOf,
  forbids,
  later,
  MemoryJournal,
  never,
  noted,
  passes,
  recorder,
  StaleFence,
  scripted,
  trace,
  trips,
} from "./support.ts";

/** A whole conversation: guardrails, a read, a write, a transfer with a callback, another write, an answer. */
function story() {
  const log: string[] = [];
  const logged = (name: string, effect: "read" | "write") =>
    recorder(name, { effect, execute: ({ value }) => noted(log, `${name} ${value}`, `${name} done`) }).tool;
  const check = inputGuardrail({ name: "in", check: () => noted(log, "in", passes()) });
  const judge = outputGuardrail({ name: "out", check: () => noted(log, "out", passes()) });
  const refunds = agentOf("refunds", { tools: [logged("refund", "write")], outputGuardrails: [judge] });
  const way = handoff(refunds, { onHandoff: () => void log.push("callback") });
  const triage = agentOf("triage", {
    tools: [logged("look", "read"), logged("cancel", "write")],
    handoffs: [way],
    inputGuardrails: [check],
  });
  const script: Script[] = [
    [calls("look", { value: "K7" }, "c1"), calls("cancel", { value: "K7" }, "c2")],
    calls("transfer_to_refunds", {}, "c3"),
    calls("refund", { value: "50" }, "c4"),
    "Cancelled and refunded.",
  ];
  return { triage, script, log };
}

describe("the journal", () => {
  it("L8 a run killed at any step and run again asks the model nothing twice and repeats no write", async () => {
    const whole = story();
    const complete = new MemoryJournal();
    await scripted(whole.script).runner.run(whole.triage, "go", { journal: complete, runId: "SM1" });
    expect(complete.writes).toBeGreaterThan(10);

    for (let dieAt = 1; dieAt <= complete.writes; dieAt++) {
      const { triage, script, log } = story();
      const first = new MemoryJournal(dieAt);
      const one = scripted(script);
      expect(await failureOf(one.runner.run(triage, "go", { journal: first, runId: "SM1" }))).toBeInstanceOf(
        StaleFence,
      );
      const answered = [...first.steps.keys()].filter((step) => step.endsWith("/model")).length;

      // A write whose result could not be written down is looked up: the world's log is the truth.
      const asked = (name: string) => log.filter((line) => line.startsWith(name)).length;
      const writes = [...triage.tools, ...triage.handoffs.flatMap((to) => to.agent().tools)].filter(
        (t) => t.effect === "write",
      );
      const again = rebuilt(
        triage,
        new Map(writes.map((t) => [t.name, () => (asked(t.name) > 0 ? `${t.name} done` : undefined)])),
      );
      const two = scripted(script.slice(answered));
      const result = await two.runner.run(again, "go", {
        journal: new MemoryJournal(Infinity, first.steps),
        runId: "SM1",
      });

      expect(result.finalOutput, `killed at write ${dieAt}`).toBe("Cancelled and refunded.");
      expect(two.model.remaining).toBe(0);
      expect([asked("cancel"), asked("refund")], `killed at write ${dieAt}`).toEqual([1, 1]);
      expect(trace(result.newItems)).toEqual([
        ...["look", "cancel", "→ look done", "→ cancel done", "transfer_to_refunds", '→ {"assistant":"refunds"}'],
        ...["refund", "→ refund done", "assistant: Cancelled and refunded."],
      ]);
    }
  });

  it("L8 a finished run, run again, does nothing at all and ends the same", async () => {
    const { triage, script, log } = story();
    const journal = new MemoryJournal();
    const first = await scripted(script).runner.run(triage, "go", { journal, runId: "SM1" });
    const done = [...log];
    const { model, runner } = scripted([]);
    const again = await runner.run(triage, "go", { journal, runId: "SM1" });
    expect(again.finalOutput).toBe(first.finalOutput);
    expect(again.usage).toEqual(first.usage);
    expect(log).toEqual(done);
    expect(model.requests).toEqual([]);
  });

  it("K5 a record that could not be kept is reported, and trying again repeats no tool", async () => {
    const { tool, calls: made } = recorder("book", { effect: "write" });
    const agent = agentOf("a", { tools: [tool] });
    const script = [calls("book", { value: "1" }), "Done."];
    const first = new MemoryJournal(4);
    const failed = await failureOf(scripted(script).runner.run(agent, "go", { journal: first, runId: "r" }));
    expect(failed).toBeInstanceOf(StaleFence);
    const journal = new MemoryJournal(Infinity, first.steps);
    const result = await scripted(script.slice(1)).runner.run(agent, "go", { journal, runId: "r" });
    expect(result.finalOutput).toBe("Done.");
    expect(made).toEqual(["1"]);
  });

  it("a write that throws ends the run at once, with that very error and no further effect", async () => {
    const { tool, calls: made } = recorder("book", { effect: "write" });
    const slow = recorder("slow", { execute: () => later(10, "x") });
    const { runner, model } = scripted([[calls("slow", { value: "1" }), calls("book", { value: "1" })], "never"]);
    const journal = new MemoryJournal(2);
    const error = await failureOf(runner.run(agentOf("a", { tools: [tool, slow.tool] }), "go", { journal }));
    expect(error).toBeInstanceOf(StaleFence);
    expect(made).toEqual([]);
    const writes = journal.writes;
    await later(20, undefined);
    expect(journal.writes).toBe(writes);
    expect(model.requests).toHaveLength(1);
  });

  it("writes the intent before the tool begins, and the result before anything depends on it", async () => {
    const steps: string[] = [];
    const journal = new MemoryJournal();
    const spy = {
      read: (step: string) => journal.read(step),
      write: async (step: string, value: unknown) => {
        steps.push(step);
        await journal.write(step, value);
      },
    };
    const { tool } = recorder("book", { effect: "write", execute: () => noted(steps, "book runs", "ok") });
    const { runner } = scripted([calls("book", { value: "1" }), "Done."]);
    await runner.run(agentOf("a", { tools: [tool] }), "go", { journal: spy });
    expect(steps).toEqual([
      "turn-1/model",
      "turn-1/call-0/intent",
      "book runs",
      "turn-1/call-0/result",
      "turn-2/model",
    ]);
  });

  describe("an intent without a result", () => {
    const begun = () => {
      const journal = new MemoryJournal();
      const call = calls("pay", { value: "50" }, "c1");
      journal.steps.set("turn-1/model", JSON.stringify({ items: [call] }));
      journal.steps.set("turn-1/call-0/intent", JSON.stringify({ tool: "pay" }));
      return journal;
    };
    const resume = (options: Parameters<typeof recorder>[1]) => {
      const pay = recorder("pay", { effect: "write", ...options });
      return {
        pay,
        run: scripted(["Paid."]).runner.run(agentOf("a", { tools: [pay.tool] }), "go", {
          journal: begun(),
          runId: "SM1",
        }),
      };
    };

    it("is repeated under the same key where the tool is idempotent", async () => {
      const keys: string[] = [];
      const { run } = resume({
        idempotent: true,
        execute: (_args, { idempotencyKey }) => void keys.push(idempotencyKey),
      });
      await run;
      const fresh = recorder("pay", {
        effect: "write",
        execute: (_args, { idempotencyKey }) => void keys.push(idempotencyKey),
      });
      const { runner } = scripted([calls("pay", { value: "50" }), "ok"]);
      await runner.run(agentOf("a", { tools: [fresh.tool] }), "go", { runId: "SM1" });
      expect(keys[0]).toBe(keys[1]);
    });

    it("is asked about where the tool can be queried, and runs only if it never happened", async () => {
      const happened = resume({ query: async ({ value }, run) => ({ paid: value, key: run.idempotencyKey.length }) });
      const result = await happened.run;
      expect(happened.pay.calls).toEqual([]);
      expect(trace(result.newItems)[1]).toBe('→ {"paid":"50","key":64}');
      const never = resume({ query: () => undefined });
      await never.run;
      expect(never.pay.calls).toEqual(["50"]);
    });

    it("ends the run as an unknown outcome where neither is possible, or the query fails", async () => {
      for (const options of [{}, { query: () => Promise.reject(new Error("503")) }]) {
        const { run, pay } = resume(options);
        const error = await failureAs(UnknownOutcome, run);
        expect(error).toMatchObject({ toolName: "pay", callId: "c1" });
        expect(pay.calls).toEqual([]);
        expect(error.state?.sideEffects).toBe(true);
      }
    });
  });

  it("keeps guardrails' verdicts: a blocked message is blocked again without asking", async () => {
    const asked: unknown[] = [];
    const g = inputGuardrail({ name: "g", check: async (input) => noted(asked, input, trips("no")) });
    const agent = agentOf("a", { inputGuardrails: [g] });
    const journal = new MemoryJournal();
    for (let n = 0; n < 2; n++) {
      const { runner } = scripted([() => never<string>()]);
      const error = await failureAs(InputGuardrailTripped, runner.run(agent, "go", { journal }));
      expect(error.result).toMatchObject({ guardrail: { name: "g" }, agent: { name: "a" }, output: { message: "no" } });
    }
    expect(asked).toEqual(["go"]);
  });

  it("keeps the verdict on an answer apart from the verdict on what a handler says instead", async () => {
    const agent = agentOf("a", { outputGuardrails: [forbids("maybe", { onTrip: "retry" })] });
    const journal = new MemoryJournal();
    const { runner } = scripted(["maybe"], {
      errorHandlers: { maxTurns: () => ({ finalOutput: "A colleague will help." }) },
    });
    const result = await runner.run(agent, "go", { journal, maxTurns: 1 });
    expect(result.finalOutput).toBe("A colleague will help.");
  });

  it("keeps the steps of an agent that is used as a tool apart", async () => {
    const { tool, calls: made } = recorder("book", { effect: "write" });
    const clerk = agentOf("clerk", { tools: [tool] });
    const front = agentOf("front", { tools: [clerk.asTool({ toolName: "ask", toolDescription: "" })] });
    const script = [calls("ask", { input: "x" }), calls("book", { value: "1" }), "Booked.", "Done."];
    const journal = new MemoryJournal(6);
    await failureOf(scripted(script).runner.run(front, "go", { journal, runId: "r" }));
    expect([...journal.steps.keys()]).toContain("turn-1/call-0/run-0/turn-1/call-0/result");
    const rest = scripted(script.slice([...journal.steps.keys()].filter((step) => step.endsWith("/model")).length));
    const result = await rest.runner.run(front, "go", {
      journal: new MemoryJournal(Infinity, journal.steps),
      runId: "r",
    });
    expect(result.finalOutput).toBe("Done.");
    expect(made).toEqual(["1"]);
  });
});

describe("checkpoints", () => {
  it("§I11 are awaited before each model call, before each write and before the end", async () => {
    const { triage, script, log } = story();
    await scripted(script).runner.run(triage, "go", { checkpoint: async (moment) => void log.push(`<${moment}>`) });
    expect(log.filter((line) => !line.startsWith("in") && line !== "look K7")).toEqual([
      ...[
        "<model>",
        "<write>",
        "cancel K7",
        "<model>",
        "callback",
        "<model>",
        "<write>",
        "refund 50",
        "<model>",
        "out",
        "<final>",
      ],
    ]);
  });

  it("§I11 end the run with their own error when they throw, and nothing further happens", async () => {
    for (const stopAt of ["model", "write", "final"] as const) {
      const { triage, script, log } = story();
      const superseded = new Error("newer messages");
      const checkpoint = (moment: string) => (moment === stopAt ? Promise.reject(superseded) : Promise.resolve());
      expect(await failureOf(scripted(script).runner.run(triage, "go", { checkpoint }))).toBe(superseded);
      if (stopAt !== "final") expect(log).not.toContain("cancel K7");
    }
  });
});

/** The same agents, their writes able to be looked up. */
function rebuilt(agent: AnyAgent, queries: Map<string, () => unknown>): AnyAgent {
  return agent.clone({
    tools: agent.tools.map((tool) => {
      const query = queries.get(tool.name);
      return query ? { ...tool, query } : tool;
    }),
    handoffs: agent.handoffs.map((way) => way.clone({ agent: rebuilt(way.agent(), queries) })),
  });
}
