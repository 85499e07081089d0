import type { ToolAnswer } from "../reading/exchanges.ts";

/** Something the agent wants to know or do before it speaks. */
export interface Call {
  step: "call";
  tool: string;
  args: Record<string, unknown>;
}

/** The agent's words for one wish of the customer. At most the last of several may end in a question. */
export interface Line {
  step: "line";
  text: string;
  /** From 0 to 1: how sure the answer is right. */
  confidence: number;
  needsHuman: boolean;
  /** For staff: why this answer. */
  reason: string;
}

/**
 * How an agent deals with one wish, told as a conversation: each `yield` of a call gets the tool's answer, a yielded line
 * ends it. A script is walked anew at every model call, with the answers so far, so it must ask the same in the same order.
 */
export type Script = Generator<Call | Line, Line, ToolAnswer>;

export const line = (text: string, about: Partial<Omit<Line, "step" | "text">> = {}): Line => ({
  step: "line",
  text,
  confidence: 0.9,
  needsHuman: false,
  reason: "answered from the airline's data",
  ...about,
});

/** Asks a tool. */
export function* call(tool: string, args: Record<string, unknown> = {}): Generator<Call, ToolAnswer, ToolAnswer> {
  return yield { step: "call", tool, args };
}

/** Says the line and ends the script, from however deep inside it. */
export function* end(last: Line): Generator<Line, never, ToolAnswer> {
  yield last;
  throw new Error("a script went on after its last line");
}

/** A script that needs nothing to say its line. */
export function* saying(last: Line): Script {
  yield last;
  return last;
}

/** The script's next call that has no answer yet, or its line. `used` counts the answers it took on the way. */
export function walk(script: Script, answers: readonly ToolAnswer[]): { next: Call | Line; used: number } {
  const left = [...answers];
  let used = 0;
  let state = script.next();
  while (!state.done) {
    const step = state.value;
    if (step.step === "line") return { next: step, used };
    const at = left.findIndex((answer) => isAnswerTo(answer, step));
    const [answer] = at < 0 ? [] : left.splice(at, 1);
    if (!answer) return { next: step, used };
    used++;
    state = script.next(answer);
  }
  return { next: state.value, used };
}

const isAnswerTo = (answer: ToolAnswer, { tool, args }: Call): boolean =>
  answer.tool === tool &&
  Object.entries(args).every(([name, value]) => JSON.stringify(answer.args[name]) === JSON.stringify(value));
