import type { Entry, Owner, Staff } from "../api.ts";
import { type Check, checkOf } from "./check.ts";
import { type Said, Talk } from "./talk.ts";
import { type Turn, Turns } from "./turns.ts";

export type { Check, Said, Turn };

/** A thing the agents know, and the entry that changed it last. */
export interface Known {
  value: unknown;
  seq: number;
}

/** A handoff as it happened. */
export type Handoff = Extract<Entry, { kind: "handoff" }>;

/** A conversation as its log tells it up to some entry: all the agent view shows. Live and replay tell it alike. */
export interface Story {
  seq: number;
  at: number;
  said: readonly Said[];
  turns: readonly Turn[];
  /** What happened outside turns. */
  agent: string | undefined;
  handoffs: readonly Handoff[];
  /** The last check of each guardrail, by name; none that did not run in the newest turn. */
  checks: ReadonlyMap<string, Check>;
  context: ReadonlyMap<string, Known>;
  confidence: Extract<Entry, { kind: "confidence" }> | undefined;
  owner: Owner;
  staff: Staff | undefined;
  language: string | undefined;
  contact: string | undefined;
  optedOut: boolean;
  episode: number;
  tokens: { input: number; output: number; cost: number };
}

/** Tells the story of a log's entries, oldest first. */
export function tell(entries: readonly Entry[]): Story {
  const talk = new Talk();
  const turns = new Turns();
  const story = blank();
  for (const entry of entries) {
    talk.hear(entry);
    turns.hear(entry);
    hear(story, entry);
  }
  return { ...story, said: talk.said, turns: turns.all };
}

type Draft = {
  -readonly [K in keyof Story]: Story[K] extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : Story[K];
} & { handoffs: Handoff[] };

function blank(): Draft {
  return {
    seq: 0,
    at: 0,
    said: [],
    turns: [],
    agent: undefined,
    handoffs: [],
    checks: new Map(),
    context: new Map(),
    confidence: undefined,
    owner: "bot",
    staff: undefined,
    language: undefined,
    contact: undefined,
    optedOut: false,
    episode: 1,
    tokens: { input: 0, output: 0, cost: 0 },
  };
}

function hear(story: Draft, entry: Entry): void {
  story.seq = entry.seq;
  story.at = entry.at;
  switch (entry.kind) {
    case "turn":
      if (entry.phase === "began" || entry.phase === "superseded") begin(story);
      break;
    case "agent":
      story.agent = entry.agent;
      break;
    case "handoff":
      story.agent = entry.to;
      story.handoffs.push(entry);
      break;
    case "guardrail":
      story.checks.set(entry.guardrail, checkOf(entry, story.checks.get(entry.guardrail)));
      break;
    case "context":
      for (const [key, value] of Object.entries(entry.changes)) story.context.set(key, { value, seq: entry.seq });
      break;
    case "confidence":
      story.confidence = entry;
      break;
    case "model":
      story.tokens.input += entry.tokens.input;
      story.tokens.output += entry.tokens.output;
      story.tokens.cost += entry.tokens.cost ?? 0;
      break;
    default:
      hearOfCustomer(story, entry);
  }
}

function hearOfCustomer(story: Draft, entry: Entry): void {
  if (entry.kind === "owner") {
    story.owner = entry.owner;
    story.staff = entry.staff;
  } else if (entry.kind === "language") story.language = entry.language;
  else if (entry.kind === "contact") story.contact = entry.contact;
  else if (entry.kind === "consent") story.optedOut = entry.optedOut;
  else if (entry.kind === "episode") story.episode = entry.number;
}

// What was judged before was judged of other words.
function begin(story: Draft): void {
  story.checks.clear();
  story.handoffs = [];
  story.confidence = undefined;
}
