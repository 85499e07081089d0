import { type Item, isCall, isMessage, isOutput, textOf } from "../../../core/index.ts";
import { asIdentity, type Understanding } from "../understanding/understand.ts";
import type { Ask } from "../words/asks/ask.ts";
import { askIn } from "../words/asks.ts";

/** A tool that was asked, and what it answered. */
export interface ToolAnswer {
  tool: string;
  args: Readonly<Record<string, unknown>>;
  /** The answer as text; empty while there is none. */
  text: string;
  /** The answer read as JSON, where it is JSON. */
  value: unknown;
}

/** What the customer said in one go, what was looked up for it, and what was replied; no reply yet in the last one. */
export interface Exchange {
  said: string;
  heard: Understanding;
  asked: readonly ToolAnswer[];
  reply: string | undefined;
  /** A reply was written and withheld: this one must be another. */
  secondTry: boolean;
}

interface Draft {
  said: string[];
  calls: { id: string; name: string; args: string; output: string }[];
  reply: string | undefined;
  secondTry: boolean;
}

/** The conversation as a model is shown it, as exchanges; `hear` understands one message. */
export function exchangesIn(items: readonly Item[], hear: (text: string) => Understanding): Exchange[] {
  const drafts: Draft[] = [];
  for (const item of items) take(item, drafts);
  return drafts.map(({ said, calls, reply, secondTry }, i) => ({
    said: said.join("\n"),
    heard: heardAs(hear(said.join("\n")), drafts[i - 1]?.reply),
    asked: calls.map(({ name, args, output }) => ({
      tool: name,
      args: objectIn(args),
      text: output,
      value: jsonIn(output),
    })),
    reply,
    secondTry,
  }));
}

const heardAs = (heard: Understanding, reply = ""): Understanding =>
  IDENTITY.has(askIn(reply)) ? asIdentity(heard) : heard;

const IDENTITY: ReadonlySet<Ask | undefined> = new Set(["identity", "last_name", "code"]);

function take(item: Item, drafts: Draft[]): void {
  const current = drafts.at(-1);
  if (isMessage(item)) {
    if (item.role === "user") {
      if (current && current.reply === undefined) current.said.push(textOf(item));
      else drafts.push({ said: [textOf(item)], calls: [], reply: undefined, secondTry: false });
    } else if (item.role === "assistant") {
      if (current) current.reply = replyIn(textOf(item));
    } else if (current?.reply !== undefined && isWithheld(textOf(item))) {
      current.reply = undefined;
      current.secondTry = true;
    }
  } else if (isCall(item)) {
    current?.calls.push({ id: item.call_id, name: item.name, args: item.arguments, output: "" });
  } else if (isOutput(item)) {
    const call = current?.calls.find(({ id }) => id === item.call_id);
    if (call) call.output = typeof item.output === "string" ? item.output : item.output.map(partText).join("");
  }
}

const partText = (part: object): string => ("text" in part && typeof part.text === "string" ? part.text : "");

/** A note to the agent after its own words: they were not sent, and the customer still waits. */
const isWithheld = (note: string): boolean => /not sent|withheld/i.test(note);

/** An answer in the output type is read by its `reply`; any other text is the reply. */
export function replyIn(text: string): string {
  const parsed = jsonIn(text);
  const reply = parsed !== null && typeof parsed === "object" && "reply" in parsed ? parsed.reply : undefined;
  return typeof reply === "string" ? reply : text;
}

export function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A tool's plain words may begin with a bracket.
    return undefined;
  }
}

function objectIn(text: string): Record<string, unknown> {
  const value = jsonIn(text);
  return value !== null && typeof value === "object" ? { ...value } : {};
}
