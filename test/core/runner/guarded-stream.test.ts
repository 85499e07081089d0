import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readPartial } from "../../../core/runner/guarding/partial-object.ts";
import {
  Agent,
  type OutputGuardrail,
  outputGuardrail,
  type ReleaseWhen,
  type RunEvent,
  UserError,
} from "../../../core/runner/index.ts";
import { says } from "../../../core/testing.ts";
import { agentOf, failureOf, forbids, inputCheck, later, passes, scripted, trips } from "./support.ts";

const Reply = z.object({ confidence: z.number(), needsHuman: z.boolean(), reply: z.string() });
const replying = (options: { outputGuardrails?: OutputGuardrail<unknown, z.infer<typeof Reply>>[] } = {}) =>
  new Agent({ name: "a", instructions: "", outputType: Reply, streamField: "reply", ...options });

/** The stream as a line: what was released, `|` between deltas, and the other events by name. */
async function told(stream: AsyncIterable<RunEvent>): Promise<string[]> {
  const lines: string[] = [];
  try {
    for await (const event of stream) {
      if (event.type === "text_delta") lines.push(event.delta);
      else if (event.type === "retract" || event.type === "message_created") lines.push(`<${event.type}>`);
    }
  } catch (error) {
    lines.push(`!${(error as Error).constructor.name}`);
  }
  return lines;
}

const chunked = (text: string, size = 7) => ({
  items: [says(text)],
  chunks: text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [],
});

describe("guarded streaming", () => {
  it("releases text as it comes where nobody guards the answer", async () => {
    const { runner } = scripted([chunked("Hello there friend", 6)]);
    const lines = await told(runner.stream(agentOf("a"), "go"));
    expect(lines.join("")).toBe("Hello there friend<message_created>");
  });

  it("holds everything until the input guardrails' verdict", async () => {
    const log: string[] = [];
    const { guardrail } = inputCheck("slow", passes(), { afterMs: 20 });
    const { runner } = scripted([
      async (_request, { onTextDelta }) => {
        onTextDelta?.("Hello ");
        log.push("written");
        await later(5, undefined);
        onTextDelta?.("there.");
        return { items: [says("Hello there.")], chunks: [] };
      },
    ]);
    for await (const event of runner.stream(agentOf("a", { inputGuardrails: [guardrail] }), "go")) {
      log.push(event.type === "text_delta" ? event.delta : event.type);
    }
    expect(log.indexOf("guardrail")).toBeGreaterThan(log.indexOf("written"));
    expect(log.indexOf("guardrail")).toBeLessThan(log.findIndex((line) => line.startsWith("Hello")));
  });

  it("lets nothing out when the verdict is bad", async () => {
    const { guardrail } = inputCheck("slow", trips(), { afterMs: 15 });
    const { runner } = scripted([chunked("Hello there. How are you?")]);
    const lines = await told(runner.stream(agentOf("a", { inputGuardrails: [guardrail] }), "go"));
    expect(lines).toEqual(["!InputGuardrailTripped"]);
  });

  it("releases whole sentences, each after the guardrails passed everything up to its end", async () => {
    const judged: string[] = [];
    const judge = outputGuardrail<unknown, string>({
      name: "judge",
      check: (output) => {
        judged.push(output);
        return passes();
      },
    });
    const slowly = async (_request: unknown, { onTextDelta }: { onTextDelta?: (delta: string) => void }) => {
      for (const chunk of ["It is on", " time. Gate", " A10. Bo", "arding at 12.30."]) {
        onTextDelta?.(chunk);
        await later(2, undefined);
      }
      return { items: [says("It is on time. Gate A10. Boarding at 12.30.")], chunks: [] };
    };
    const { runner } = scripted([slowly]);
    const agent = new Agent({ name: "a", instructions: "", outputGuardrails: [judge] });
    const lines = await told(runner.stream(agent, "go"));
    expect(lines).toEqual(["It is on time. ", "Gate A10. ", "Boarding at 12.30.", "<message_created>"]);
    expect(judged).toEqual([
      "It is on time. ",
      "It is on time. Gate A10. ",
      "It is on time. Gate A10. Boarding at 12.30.",
    ]);
  });

  it("takes back what was shown when a later sentence trips", async () => {
    const { runner } = scripted([
      async (_request, { onTextDelta }) => {
        for (const chunk of ["It is fine. ", "Your PIN is 99. ", "Bye."]) {
          onTextDelta?.(chunk);
          await later(2, undefined);
        }
        return { items: [says("It is fine. Your PIN is 99. Bye.")], chunks: [] };
      },
    ]);
    const lines = await told(runner.stream(agentOf("a", { outputGuardrails: [forbids("PIN")] }), "go"));
    expect(lines).toEqual(["It is fine. ", "<retract>", "!OutputGuardrailTripped"]);
  });

  it("shows the second try in the place of the first", async () => {
    const agent = agentOf("a", { outputGuardrails: [forbids("maybe", { onTrip: "retry" })] });
    const { runner } = scripted([
      async (_request, { onTextDelta }) => {
        onTextDelta?.("Yes. It ");
        await later(2, undefined);
        return { items: [says("Yes. It is maybe late.")], chunks: [] };
      },
      "No. It is late.",
    ]);
    const lines = await told(runner.stream(agent, "go"));
    expect(lines.slice(0, 2)).toEqual(["Yes. ", "<retract>"]);
    expect(lines.slice(2).join("")).toBe("No. It is late.<message_created>");
  });

  it("shows a replacement in the place of what was shown", async () => {
    const agent = agentOf("a", { outputGuardrails: [forbids("fool", { onTrip: { replaceWith: "Sorry." } })] });
    const { runner } = scripted([
      async (_request, { onTextDelta }) => {
        onTextDelta?.("Yes. You ");
        await later(2, undefined);
        return { items: [says("Yes. You fool.")], chunks: [] };
      },
    ]);
    expect(await told(runner.stream(agent, "go"))).toEqual(["Yes. ", "<retract>", "Sorry.", "<message_created>"]);
  });

  it("streams an object's last field once the fields before it are known", async () => {
    const seen: unknown[] = [];
    const releaseWhen: ReleaseWhen = (partial, sentence) => {
      seen.push([partial, sentence]);
      return (partial as z.infer<typeof Reply>).confidence > 0.5;
    };
    const text = JSON.stringify({ confidence: 0.9, needsHuman: false, reply: 'Gate "A10". Bye 👋.' });
    const { runner } = scripted([chunked(text, 3)]);
    const lines = await told(runner.stream(replying(), "go", { releaseWhen }));
    expect(lines).toEqual(['Gate "A10". ', "Bye 👋.", "<message_created>"]);
    expect(seen[0]).toEqual([{ confidence: 0.9, needsHuman: false, reply: 'Gate "A10". ' }, 'Gate "A10". ']);
  });

  it("holds back what releaseWhen does not release, and all after it", async () => {
    const low = JSON.stringify({ confidence: 0.2, needsHuman: true, reply: "I think so. Or not." });
    for (const releaseWhen of [() => false, () => Promise.reject(new Error("lost")), () => "yes" as never]) {
      const { runner } = scripted([chunked(low)]);
      const stream = runner.stream(replying(), "go", { releaseWhen });
      expect(await told(stream)).toEqual(["<message_created>"]);
      expect((await stream.result).finalOutput?.needsHuman).toBe(true);
    }
    const firstOnly: ReleaseWhen = (_partial, sentence) => sentence.startsWith("I think");
    const { runner } = scripted([chunked(low)]);
    expect(await told(runner.stream(replying(), "go", { releaseWhen: firstOnly }))).toEqual([
      "I think so. ",
      "<message_created>",
    ]);
  });

  it("gives output guardrails whole objects while the last field is arriving", async () => {
    const judged: unknown[] = [];
    const judge = outputGuardrail<unknown, z.infer<typeof Reply>>({
      name: "judge",
      check: (output) => {
        judged.push(Reply.safeParse(output).success);
        return passes();
      },
    });
    const text = JSON.stringify({ confidence: 0.9, needsHuman: false, reply: "One. Two. Three." });
    const { runner } = scripted([chunked(text, 5)]);
    await told(runner.stream(replying({ outputGuardrails: [judge] }), "go"));
    expect(judged.length).toBeGreaterThan(1);
    expect(judged.every(Boolean)).toBe(true);
  });

  it("shows nothing in parts of an object without a stream field", async () => {
    const text = JSON.stringify({ confidence: 0.9, needsHuman: false, reply: "One. Two." });
    const whole = new Agent({ name: "a", instructions: "", outputType: Reply });
    const { runner } = scripted([chunked(text)]);
    expect(await told(runner.stream(whole, "go"))).toEqual(["<message_created>"]);
  });

  it("needs the stream field to be the last one", () => {
    const make = () => new Agent({ name: "a", instructions: "", outputType: Reply, streamField: "confidence" });
    expect(make).toThrow(UserError);
  });

  it("does not hang on a release that never answers once the run is cancelled", async () => {
    const { runner } = scripted([chunked("One. Two. Three.", 4)]);
    const stream = runner.stream(agentOf("a"), "go", { releaseWhen: () => new Promise<boolean>(() => undefined) });
    setTimeout(() => stream.cancel(new Error("enough")), 20);
    expect(await failureOf(stream.result)).toMatchObject({ message: "enough" });
  });
});

describe("an object that is still arriving", () => {
  it("is read the same wherever it is cut", () => {
    const value = { note: 'say "reply": {', list: [{ reply: "inner" }], reply: 'A\\ "quoted"\n… 👋 \u00e9nd' };
    const json = JSON.stringify(value).replace("é", "\\u00e9").replace("👋", "\\ud83d\\udc4b");
    let last = "";
    for (let cut = 0; cut <= json.length; cut++) {
      const partial = readPartial(json.slice(0, cut), "reply");
      if (!partial) continue;
      expect(partial.fields).toEqual({ note: value.note, list: value.list });
      expect(value.reply.startsWith(partial.text)).toBe(true);
      expect(partial.text.startsWith(last)).toBe(true);
      last = partial.text;
    }
    expect(last).toBe(value.reply);
    expect(readPartial(json, "reply")?.done).toBe(true);
  });

  it("is nothing yet when it is no JSON, or the field has not begun", () => {
    expect(readPartial('{"confidence":0.9,"re', "reply")).toBeUndefined();
    expect(readPartial('{"a":{"reply":"inner"}', "reply")).toBeUndefined();
    expect(readPartial('{confidence: 0.9, "reply": "x', "reply")).toBeUndefined();
    expect(readPartial("plain words", "reply")).toBeUndefined();
  });
});
