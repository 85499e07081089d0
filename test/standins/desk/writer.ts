import type { Entry, Fact } from "../../../core/conversation/entry.ts";

/** Writes a log the way a worker does: fact after fact, on a clock that only goes forward. */
export class Writer {
  readonly entries: Entry[] = [];
  #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  /** Lets time pass. */
  wait(ms: number): this {
    this.#at += ms;
    return this;
  }

  put(...facts: Fact[]): this {
    for (const fact of facts) this.entries.push({ ...fact, seq: this.entries.length + 1, at: this.#at });
    return this;
  }

  hears(text: string): this {
    return this.put({ kind: "message", message: { id: `c${this.entries.length}`, from: "customer", text } });
  }

  says(text: string, more: object = {}): this {
    return this.put({ kind: "message", message: { id: `b${this.entries.length}`, from: "bot", text, ...more } });
  }

  thinks(agent: string, ms: number, input = 900, output = 60): this {
    const cost = (input * 2 + output * 8) / 1_000_000;
    return this.wait(ms).put({ kind: "model", agent, model: "demo", ms, tokens: { input, output, cost } });
  }

  judges(agent: string, guardrail: string, side: "input" | "output", verdict: "passed" | "not_run", ms = 3): this {
    return this.put({ kind: "guardrail", guardrail, side, agent, verdict, tier: "local", ms });
  }

  trips(
    agent: string,
    guardrail: string,
    side: "input" | "output",
    severity: "low" | "medium" | "high",
    reason: string,
  ): this {
    return this.put({
      kind: "guardrail",
      guardrail,
      side,
      agent,
      verdict: "tripped",
      severity,
      reason,
      tier: "local",
      ms: 4,
    });
  }

  uses(agent: string, tool: string, given: unknown, got: { result?: unknown; error?: string }, ms = 40): this {
    const call = `call${this.entries.length}`;
    const effect = tool.startsWith("change") ? "write" : "read";
    this.put({ kind: "tool", phase: "called", call, tool, agent, effect, arguments: given });
    return this.wait(ms).put({ kind: "tool", phase: "answered", call, tool, agent, effect, ms, ...got });
  }

  hands(from: string, to: string, given?: unknown): this {
    return this.put(
      { kind: "handoff", from, to, ...(given !== undefined && { arguments: given }) },
      { kind: "agent", agent: to },
    );
  }

  begins(turn: string, tries = 1): this {
    return this.wait(5).put({ kind: "turn", turn, phase: "began", tries });
  }

  commits(turn: string): this {
    return this.put({ kind: "turn", turn, phase: "committed" });
  }
}
