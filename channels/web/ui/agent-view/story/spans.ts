import type { Entry } from "../api.ts";
import { describe } from "./describe.ts";
import type { Span } from "./turns.ts";

type ToolEntry = Extract<Entry, { kind: "tool" }>;

/** Collects the spans of one turn. A tool's call and its answer are one span. */
export class Spans {
  readonly #spans: Span[];

  constructor(spans: Span[]) {
    this.#spans = spans;
  }

  hear(entry: Entry): void {
    const { seq, at } = entry;
    const whole = { seq, entries: [entry], end: at };
    switch (entry.kind) {
      case "tool":
        this.#tool(entry);
        break;
      case "model":
        this.#add({
          ...whole,
          kind: "model",
          label: entry.model,
          agent: entry.agent,
          start: at - entry.ms,
          state: entry.error ? "bad" : "fine",
        });
        break;
      case "guardrail":
        this.#add({
          ...whole,
          kind: "guardrail",
          label: entry.guardrail,
          agent: entry.agent,
          start: at - (entry.ms ?? 0),
          state: entry.verdict === "tripped" ? "bad" : entry.verdict === "passed" ? "fine" : "idle",
        });
        break;
      case "handoff":
        this.#add({ ...whole, kind: "handoff", label: `${entry.from} → ${entry.to}`, start: at, state: "fine" });
        break;
      case "message":
        this.#add({ ...whole, kind: "words", label: entry.message.from, start: at, state: "fine" });
        break;
      case "agent":
        break;
      default:
        this.note(entry, describe(entry));
    }
  }

  /** A moment worth a line. */
  note(entry: Entry, label: string): void {
    const bad = entry.kind === "retracted" || entry.kind === "blocked" || entry.kind === "turn";
    this.#add({
      seq: entry.seq,
      kind: "note",
      label,
      start: entry.at,
      end: entry.at,
      state: bad ? "bad" : "fine",
      entries: [entry],
    });
  }

  #tool(entry: ToolEntry): void {
    const open = this.#spans.findLast((span) => span.kind === "tool" && isOf(span, entry.call));
    if (!open || entry.phase === "called") {
      const { seq, at, tool: label, agent } = entry;
      this.#add({ seq, kind: "tool", label, agent, start: at - (entry.ms ?? 0), state: "running", entries: [entry] });
      if (entry.phase === "answered") this.#tool({ ...entry, phase: "answered" });
      return;
    }
    if (!open.entries.includes(entry)) open.entries.push(entry);
    if (entry.phase !== "answered") return;
    open.end = entry.at;
    open.state = entry.error ? "bad" : "fine";
  }

  #add(span: Span): void {
    this.#spans.push(span);
  }
}

const isOf = ({ entries, end }: Span, call: string): boolean =>
  end === undefined && entries.some((entry) => entry.kind === "tool" && entry.call === call);
