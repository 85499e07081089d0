import type { Entry } from "../api.ts";
import { Spans } from "./spans.ts";

/** Something that took time, or happened at one moment of a turn. */
export interface Span {
  seq: number;
  kind: "model" | "tool" | "guardrail" | "handoff" | "words" | "note";
  label: string;
  agent?: string;
  /** Milliseconds of the store's clock. A moment has `end === start`; one that goes on has no end. */
  start: number;
  end?: number;
  state: "fine" | "bad" | "idle" | "running";
  /** Everything the log has of it. */
  entries: Entry[];
}

/** The bot's way to one answer, or what happened between two of them. */
export interface Turn {
  /** The turn's own id; what happens between turns has none. */
  id: string | undefined;
  seq: number;
  start: number;
  end: number;
  state: "running" | "committed" | "taken" | "failed" | "between";
  tries: number;
  discarded: number;
  spans: Span[];
}

type TurnEntry = Extract<Entry, { kind: "turn" }>;

/** Sorts a log into turns, and what happened between them. */
export class Turns {
  readonly all: Turn[] = [];
  #spans = new Spans([]);

  hear(entry: Entry): void {
    // The items are the model's own memory of what stands here already.
    if (entry.kind === "items" || entry.kind === "context") return;
    if (entry.kind === "turn") this.#turn(entry);
    else {
      const turn = this.#current(entry);
      turn.end = Math.max(turn.end, entry.at);
      this.#spans.hear(entry);
    }
  }

  #turn(entry: TurnEntry): void {
    const { turn: id, phase, tries = 1, at } = entry;
    const known = this.all.at(-1);
    if (phase === "began" && known?.id !== id) {
      this.#open({ id, seq: entry.seq, start: at, end: at, state: "running", tries, discarded: 0, spans: [] });
      return;
    }
    const turn = this.all.findLast((one) => one.id === id);
    if (!turn) return;
    turn.end = at;
    turn.tries = Math.max(turn.tries, tries);
    if (phase === "superseded") turn.discarded += 1;
    else if (phase === "began") turn.state = "running";
    else turn.state = phase;
    if (phase !== "committed" && phase !== "began") this.#spans.note(entry, phase);
  }

  #current({ seq, at }: Entry): Turn {
    const last = this.all.at(-1);
    if (last && (last.state === "running" || last.state === "between")) return last;
    return this.#open({ id: undefined, seq, start: at, end: at, state: "between", tries: 0, discarded: 0, spans: [] });
  }

  #open(turn: Turn): Turn {
    this.all.push(turn);
    this.#spans = new Spans(turn.spans);
    return turn;
  }
}
