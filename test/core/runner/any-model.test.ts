import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnyAgent,
  handoff,
  type Item,
  keepLastNMessages,
  type RunEvent,
  Runner,
  RunnerError,
  removeAllTools,
} from "../../../core/runner/index.ts";
import { calls, ScriptedModel, says, thinks } from "../../../core/testing.ts";
import { refusalOf } from "../../standins/openai/refusals.ts";
import { agentOf, forbids, later, MemoryJournal, recorder, StaleFence } from "./support.ts";

type Word = "thought" | "text" | "secret" | "read" | "write" | "bad" | "unknown" | "to a" | "to b" | "failing";
const words: Word[] = ["thought", "text", "secret", "read", "write", "bad", "unknown", "to a", "to b", "failing"];
/** Anything a model may answer, turn by turn. */
const conversations = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 4 }), { minLength: 1, maxLength: 6 });

/** The same items every time, so that two runs of one conversation can be compared. */
function scriptOf(turns: Word[][]): Item[][] {
  return turns.map((turn, t) =>
    turn.map((word, n): Item => {
      const id = `${t}-${n}`;
      if (word === "thought") return { ...thinks(), id: `rs-${id}` } as Item;
      if (word === "text" || word === "secret") return { ...says(`${word} ${id}.`), id: `msg-${id}` };
      if (word === "to a" || word === "to b") return { ...calls(`transfer_to_${word.at(-1)}`, {}, id), id: `fc-${id}` };
      if (word === "unknown") return { ...calls("teleport", {}, id), id: `fc-${id}` };
      return { ...calls(word === "bad" ? "read" : word, word === "bad" ? "{" : { value: id }, id), id: `fc-${id}` };
    }),
  );
}

function crew() {
  const wrote: string[] = [];
  const tools = [
    recorder("read", { execute: () => later(1, "found") }).tool,
    recorder("write", { effect: "write", idempotent: true, execute: ({ value }) => void wrote.push(value) }).tool,
    recorder("failing", { execute: () => Promise.reject(new Error("no")) }).tool,
  ];
  const outputGuardrails = [forbids("secret", { onTrip: "retry" })];
  const a: AnyAgent = agentOf("a", {
    tools,
    outputGuardrails,
    handoffs: [handoff(() => b, { toolName: "transfer_to_b", inputFilter: removeAllTools })],
  });
  const b: AnyAgent = agentOf("b", {
    tools,
    outputGuardrails,
    handoffs: [handoff(() => a, { toolName: "transfer_to_a", inputFilter: keepLastNMessages(2) })],
  });
  return { a, wrote };
}

/** How a run ended, in a form that can be compared. */
const ending = (run: Promise<{ finalOutput: unknown; newItems: readonly Item[]; usage: unknown }>) =>
  run.then(
    ({ finalOutput, newItems, usage }) => ({ finalOutput, newItems, usage, error: "" }),
    (error: unknown) => {
      if (!(error instanceof RunnerError)) throw error;
      return { finalOutput: undefined, newItems: error.state?.newItems, usage: error.usage, error: error.name };
    },
  );

const problemIn = (input: readonly Item[]) => refusalOf("Bearer k", JSON.stringify({ model: "m", input }))?.message;

describe("whatever a model answers", () => {
  it("no request is one that the provider would refuse, and the record is whole", async () => {
    await fc.assert(
      fc.asyncProperty(conversations, async (turns) => {
        const { a } = crew();
        const model = new ScriptedModel(scriptOf(turns));
        const end = await ending(new Runner({ model, maxTurns: 6 }).run(a, "Hello"));
        for (const { input } of model.requests) expect(problemIn(input)).toBeUndefined();
        expect(problemIn([{ role: "user", content: "Hello" }, ...(end.newItems ?? [])])).toBeUndefined();
        expect(JSON.stringify(end.finalOutput ?? "")).not.toContain("secret");
      }),
      { numRuns: 200 },
    );
  });

  it("a streamed run ends as the run that is not streamed, and never shows what must not be said", async () => {
    await fc.assert(
      fc.asyncProperty(conversations, async (turns) => {
        const plain = await ending(
          new Runner({ model: new ScriptedModel(scriptOf(turns)), maxTurns: 6 }).run(crew().a, "Hello", { runId: "r" }),
        );
        const stream = new Runner({ model: new ScriptedModel(scriptOf(turns)), maxTurns: 6 }).stream(
          crew().a,
          "Hello",
          { runId: "r" },
        );
        const shown: string[] = [];
        const read = async () => {
          for await (const event of stream) follow(event, shown);
          return stream.result;
        };
        const streamed = await ending(read());
        expect(streamed).toEqual(plain);
        expect(shown.join("")).not.toContain("secret");
        if (plain.finalOutput !== undefined) expect(shown.join("")).toBe(plain.finalOutput);
      }),
      { numRuns: 100 },
    );
  });

  it("a run killed at any step, run again, ends the same and writes nothing twice", async () => {
    await fc.assert(
      fc.asyncProperty(conversations, fc.integer({ min: 1, max: 20 }), async (turns, dieAt) => {
        const whole = crew();
        const expected = await ending(
          new Runner({ model: new ScriptedModel(scriptOf(turns)), maxTurns: 6 }).run(whole.a, "Hello", { runId: "r" }),
        );

        const { a, wrote } = crew();
        const model = new ScriptedModel(scriptOf(turns));
        const runner = new Runner({ model, maxTurns: 6 });
        const journal = new MemoryJournal(dieAt);
        const killed = await runner.run(a, "Hello", { runId: "r", journal }).then(
          () => false,
          (error: unknown) => error instanceof StaleFence,
        );
        if (!killed) return;
        const answered = [...journal.steps.keys()].filter((step) => step.endsWith("/model")).length;
        const rest = new Runner({ model: new ScriptedModel(scriptOf(turns).slice(answered)), maxTurns: 6 });
        const again = await ending(
          rest.run(a, "Hello", { runId: "r", journal: new MemoryJournal(Infinity, journal.steps) }),
        );
        expect({ ...again, usage: undefined }).toEqual({ ...expected, usage: undefined });
        // An idempotent write may be begun twice, under one key; it is never another write.
        expect(new Set(wrote)).toEqual(new Set(whole.wrote));
      }),
      { numRuns: 150 },
    );
  });
});

function follow(event: RunEvent, shown: string[]): void {
  if (event.type === "text_delta") shown.push(event.delta);
  if (event.type === "retract") shown.length = 0;
}
