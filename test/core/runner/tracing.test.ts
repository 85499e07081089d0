import { context, trace as otel, SpanStatusCode } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BatchSpanProcessor,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanExporter,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { handoff, inputGuardrail, Runner } from "../../../core/runner/index.ts";
import { calls, ScriptedModel, says } from "../../../core/testing.ts";
import { agentOf, failureOf, forbids, inputCheck, later, never, passes, recorder, trips } from "./support.ts";

function traced(exporter: SpanExporter = new InMemorySpanExporter()) {
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const spans = () => (exporter as InMemorySpanExporter).getFinishedSpans();
  return { tracer: provider.getTracer("test"), spans, provider };
}

const kindOf = (span: ReadableSpan) => String(span.attributes["runner.span"]);
const parentOf = (span: ReadableSpan, all: ReadableSpan[]) =>
  all.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId);

function story() {
  const refunds = agentOf("refunds", { inputGuardrails: [inputCheck("in", passes()).guardrail] });
  const way = handoff(refunds, { inputType: z.object({ reason: z.string() }), inputFilter: (data) => data });
  const triage = agentOf("triage", { tools: [recorder("look").tool], handoffs: [way], model: "gpt-x" });
  const script = [
    { items: [calls("look", { value: "K7Q2XD" })], usage: { inputTokens: 9, outputTokens: 3 }, id: "resp_1" },
    calls("transfer_to_refunds", { reason: "storm" }),
    "Refunded to Ada.",
  ];
  return { triage, script };
}

describe("tracing", () => {
  beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => context.disable());

  it("N1 a run is one trace: an agent span per stay, and below it what the agent did", async () => {
    const { tracer, spans } = traced();
    const { triage, script } = story();
    await new Runner({ model: new ScriptedModel(script), tracing: { tracer } }).run(triage, "I am Ada", {
      runId: "SM1",
    });
    const all = spans();
    const tree = all.map((span) => `${kindOf(span)} ${span.name} < ${parentOf(span, all)?.name ?? "-"}`).sort();
    expect(tree).toEqual([
      "agent invoke_agent refunds < run",
      "agent invoke_agent triage < run",
      "function execute_tool look < invoke_agent triage",
      "generation chat < invoke_agent refunds",
      "generation chat gpt-x < invoke_agent triage",
      "generation chat gpt-x < invoke_agent triage",
      "guardrail guardrail in < invoke_agent refunds",
      "handoff handoff triage to refunds < invoke_agent triage",
      "run run < -",
    ]);
    expect(new Set(all.map((span) => span.spanContext().traceId)).size).toBe(1);
  });

  it("N1 speaks the GenAI conventions, and says who handed to whom and what was filtered", async () => {
    const { tracer, spans } = traced();
    const { triage, script } = story();
    await new Runner({ model: new ScriptedModel(script), tracing: { tracer } }).run(triage, "I am Ada");
    const attributes = (kind: string) => spans().find((span) => kindOf(span) === kind)?.attributes;
    expect(attributes("generation")).toMatchObject({
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "gpt-x",
      "gen_ai.response.id": "resp_1",
      "gen_ai.usage.input_tokens": 9,
      "gen_ai.usage.output_tokens": 3,
    });
    expect(attributes("function")).toMatchObject({
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "look",
    });
    expect(attributes("agent")).toMatchObject({ "gen_ai.operation.name": "invoke_agent" });
    expect(attributes("handoff")).toMatchObject({
      ...{ "runner.handoff.from": "triage", "runner.handoff.to": "refunds", "runner.handoff.filtered": true },
    });
    expect(attributes("guardrail")).toMatchObject({ "guardrail.name": "in", "guardrail.triggered": false });
  });

  it("§6.10 holds no words of anybody's unless it may", async () => {
    for (const content of [false, true]) {
      const { tracer, spans } = traced();
      const { triage, script } = story();
      await new Runner({ model: new ScriptedModel(script), tracing: { tracer, content } }).run(triage, "I am Ada");
      const text = JSON.stringify(spans().map(({ attributes, events, status }) => ({ attributes, events, status })));
      for (const word of ["Ada", "K7Q2XD", "storm", "You are triage"]) expect(text.includes(word), word).toBe(content);
    }
  });

  it("N1 keeps runs at the same time apart", async () => {
    const { tracer, spans } = traced();
    const runner = new Runner({
      model: { provider: "here", defaultModel: "m1", respond: () => later(5, { items: [says("ok")] }) },
      tracing: { tracer },
    });
    await Promise.all(["a", "b", "c"].map((name) => runner.run(agentOf(name), "go", { runId: name })));
    const all = spans();
    for (const generation of all.filter((span) => kindOf(span) === "generation")) {
      expect(generation).toMatchObject({ name: "chat m1", attributes: { "gen_ai.provider.name": "here" } });
      const agent = parentOf(generation, all);
      const root = agent && parentOf(agent, all);
      expect(agent?.attributes["gen_ai.agent.name"]).toBe(generation.attributes["gen_ai.agent.name"]);
      expect(root?.attributes["runner.run.id"]).toBe(agent?.attributes["gen_ai.agent.name"]);
    }
    expect(all).toHaveLength(9);
  });

  it("N1 puts what a tool traces below the tool, and a run below whoever began it", async () => {
    const { tracer, spans } = traced();
    const { tool } = recorder("look", { execute: () => tracer.startSpan("SELECT booking").end() });
    const runner = new Runner({ model: new ScriptedModel([calls("look", { value: "" }), "ok"]), tracing: { tracer } });
    await tracer.startActiveSpan("POST /sms", async (request) => {
      await runner.run(agentOf("a", { tools: [tool] }), "go");
      request.end();
    });
    const named = (name: string) => spans().find((span) => span.name === name) as ReadableSpan;
    expect(parentOf(named("SELECT booking"), spans())?.name).toBe("execute_tool look");
    expect(parentOf(named("run"), spans())?.name).toBe("POST /sms");
  });

  it("N2 marks the span where it went wrong, and the run", async () => {
    const { tracer, spans } = traced();
    const tripping = agentOf("a", { inputGuardrails: [inputCheck("g", trips()).guardrail] });
    const runner = new Runner({
      model: new ScriptedModel([() => never<string>(), new Error("503")]),
      tracing: { tracer },
    });
    await failureOf(runner.run(tripping, "go"));
    const failed = () => spans().filter((span) => span.status.code === SpanStatusCode.ERROR);
    expect(failed().map(kindOf).sort()).toEqual(["agent", "generation", "run"]);
    expect(spans().find((span) => kindOf(span) === "guardrail")?.attributes["guardrail.triggered"]).toBe(true);
    expect(failed()[0]?.attributes["error.type"]).toBe("InputGuardrailTripped");
    await failureOf(runner.run(agentOf("b"), "go"));
    expect(failed().at(-1)?.attributes["error.type"]).toBe("ModelCallError");
  });

  it("N2 notes a hook that failed", async () => {
    const { tracer, spans } = traced();
    const hooks = { agent_start: () => Promise.reject(new RangeError("Ada again")) };
    await new Runner({ model: new ScriptedModel(["ok"]), hooks, tracing: { tracer } }).run(agentOf("a"), "go");
    const [event] = spans().flatMap(({ events }) => events);
    expect(event).toMatchObject({ name: "hook agent_start failed", attributes: { "error.type": "RangeError" } });
    expect(JSON.stringify(event)).not.toContain("Ada");
  });

  it("N4 an exporter that throws or hangs never touches a run", async () => {
    const throwing: SpanExporter = {
      export: () => {
        throw new Error("collector is down");
      },
      shutdown: () => Promise.resolve(),
    };
    const hanging: SpanExporter = { export: () => undefined, shutdown: () => never() };
    for (const processor of [
      new SimpleSpanProcessor({ exporter: throwing }),
      new BatchSpanProcessor({ exporter: hanging, maxQueueSize: 2, maxExportBatchSize: 1 }),
    ]) {
      const tracer = new TracerProvider({ spanProcessors: [processor] }).getTracer("t");
      const agent = agentOf("a", {
        outputGuardrails: [forbids("x")],
        inputGuardrails: [inputGuardrail({ name: "i", check: () => passes() })],
      });
      const runner = new Runner({ model: new ScriptedModel(["ok"]), tracing: { tracer } });
      expect((await runner.run(agent, "go")).finalOutput).toBe("ok");
    }
    const exploding = new Proxy({} as ReturnType<typeof otel.getTracer>, {
      get: () => () => {
        throw new Error("no tracer");
      },
    });
    const result = await new Runner({ model: new ScriptedModel(["ok"]), tracing: { tracer: exploding } }).run(
      agentOf("a"),
      "go",
    );
    expect(result.finalOutput).toBe("ok");
  });

  it("can be switched off", async () => {
    const { provider, spans } = traced();
    otel.setGlobalTracerProvider(provider);
    await new Runner({ model: new ScriptedModel(["ok"]), tracing: false }).run(agentOf("a"), "go");
    expect(spans()).toEqual([]);
    await new Runner({ model: new ScriptedModel(["ok"]) }).run(agentOf("a"), "go");
    expect(spans()).toHaveLength(3);
    otel.disable();
  });
});
