/**
 * What the agent view asks of the server, and gets. Every route takes `Authorization: Bearer ADMIN_TOKEN` or the cookie
 * that `POST /api/session` sets. Refusals are `{error: {code, message}}`. Times are milliseconds, as in the log.
 *
 * - `POST /api/session` `Login` → 204 and a cookie (HttpOnly, SameSite=Strict); 401 for a wrong token. `DELETE` → 204
 * - `GET /api/session` → `Session`, or 401
 * - `GET /api/agents` → `Crew`
 * - `GET /api/conversations?<Query>` → `Listing`, latest activity first
 * - `GET /api/conversations/:id[?reveal=]` → `OpenConversation`
 * - `GET /api/conversations/:id/events?after=<seq>[&reveal=]` → server-sent events: `entry` (an `Entry`, its `seq` as the
 *    id; `Last-Event-ID` resumes), `row` (a `Row`, whenever it changed), `delta` `{id, text}` and `typing` `{from}` as in
 *    the chat; heartbeat comments
 * - `POST /api/conversations/:id/reveal` → `Revealed`, and a `revealed` entry in the log
 * - `POST /api/conversations/:id/desk` `DeskAction` → `DeskOutcome`; 409 `{error, staff?}` where somebody else was first
 * - `GET /api/overview?days=30` → `Overview`
 *
 * Personal data (phone numbers, e-mails, names, card and passport numbers, in messages, tool arguments, results and
 * context) comes masked as `•••` unless `reveal` is given.
 */
import type { Entry, Owner, Staff } from "../../../../core/conversation/entry.ts";

export type { Entry, Owner, Staff };

/** `name` is who acts at the desk: customers read it when this person joins. */
export interface Login {
  token: string;
  name: string;
}

export interface Session {
  name: string;
  /** Where staff answer. With `slack` the desk actions stand there and the page only shows. */
  desk: "slack" | "here";
  /** What thinks: the demo model, or a real one by its name. */
  model: { kind: "demo" | "openai"; name: string };
  /** The version hash of the effective configuration. */
  config: string;
}

export interface Crew {
  /** The agent a conversation begins with. */
  first: string;
  agents: CrewAgent[];
  guardrails: CrewGuardrail[];
}

export interface CrewAgent {
  /** As `agent` in the log's entries. */
  id: string;
  name: string;
  description: string;
  model: string;
  enabled: boolean;
  /** Ids of the agents it can hand over to. */
  handoffs: string[];
  tools: { name: string; description: string; effect: "read" | "write" }[];
}

export interface CrewGuardrail {
  name: string;
  side: "input" | "output" | "tool";
  /** `off`, or how it judges. */
  tier: "off" | "local" | "model";
}

export type CaseState = "open" | "claimed" | "resolved";

/** One conversation in the list. */
export interface Row {
  id: string;
  channel: string;
  /** The customer's end, masked. */
  who: string;
  language?: string;
  owner: Owner;
  staff?: Staff;
  agent?: string;
  /** Grows with every change of owner. A desk action names the one it saw. */
  ownerVersion: number;
  case?: { id: string; reason: string; priority: "low" | "normal" | "high"; state: CaseState; openedAt: number };
  /** Guardrails that tripped in this episode. */
  tripped: string[];
  /** Of the last answer. */
  confidence?: number;
  /** The last words and whose they were, masked, cut to 160 characters. */
  last?: { from: "customer" | "bot" | "staff" | "system"; text: string };
  /** The customer said something nobody answered yet. */
  waiting: boolean;
  resolved: boolean;
  optedOut: boolean;
  messages: number;
  createdAt: number;
  /** Of the latest entry. */
  at: number;
}

/** What of the list is wanted. Values of one filter are comma-separated alternatives; filters add up. */
export interface Query {
  /** Words in messages, the customer's end, a booking code, an id. */
  q?: string;
  channel?: string;
  owner?: string;
  agent?: string;
  /** Tripped in this episode. */
  guardrail?: string;
  /** Case reasons, or case states. */
  case?: string;
  /** `Listing.next` of the page before. */
  cursor?: string;
  /** 100 unless told, 500 at most. */
  limit?: string;
  /** Only what changed since `Listing.at`: the list asks every two seconds. */
  since?: string;
}

export interface Listing {
  conversations: Row[];
  /** How many there are under these filters. */
  total: number;
  next?: string;
  /** The store's clock when this was read. */
  at: number;
}

/** One conversation, whole. */
export interface OpenConversation {
  row: Row;
  /** What the bot would have said, where staff were given a draft. */
  draft?: string;
  /** A case of the kind `approval`: what is to be approved. */
  approval?: { call: string; title: string; lines: { label: string; value: string }[] };
  entries: Entry[];
}

/** Give `reveal` with later requests for this conversation. It holds until `until`. */
export interface Revealed {
  reveal: string;
  until: number;
}

/** What staff do. `version` is the `ownerVersion` they saw: whoever acted since then wins. */
export type DeskAction =
  | { action: "claim"; version: number }
  | { action: "reply"; version: number; text: string; once: string }
  | { action: "send_draft"; version: number; once: string }
  | { action: "approve" | "deny"; version: number; note?: string }
  | { action: "hand_back"; version: number; note?: string }
  | { action: "resolve"; version: number; reason: string };

export interface DeskOutcome {
  row: Row;
}

/** What happened over some days, from the log. */
export interface Overview {
  from: string;
  to: string;
  timezone: string;
  total: Figures;
  /** The same stretch before, for comparison. */
  before: Figures;
  days: (Figures & { day: string })[];
  channels: (Figures & { channel: string })[];
  agents: (Figures & { agent: string })[];
  reasons: { reason: string; count: number }[];
  guardrails: { guardrail: string; tripped: number; passed: number; notRun: number }[];
}

export interface Figures {
  /** Episodes that began. */
  episodes: number;
  /** Episodes in which the bot said something. */
  answered: number;
  escalated: number;
  resolvedByBot: number;
  resolvedByStaff: number;
  /** Came back within 7 days of being resolved. */
  reopened: number;
  trips: number;
  optOuts: number;
  /** US dollars. */
  cost: number;
  /** From a customer's message to the bot's answer. */
  answerMs: Spread;
  /** From escalation to a person's first words. */
  staffMs: Spread;
  /** 1 to 5; how many gave it, and their mean. */
  satisfaction: { count: number; mean: number };
}

/** The median and the 95th percentile; null where nothing was measured. */
export interface Spread {
  p50: number | null;
  p95: number | null;
}
