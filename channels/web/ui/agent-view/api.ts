/**
 * What the agent view asks of the server, and gets. Types only: the server's program and the browser's are both held to
 * them. Every route takes `Authorization: Bearer ADMIN_TOKEN` or the cookie
 * that `POST /api/session` sets. Refusals are `{error: {code, message}}`. Times are milliseconds, as in the log.
 *
 * - `POST /api/session` `Login` → 204 and a cookie (HttpOnly, SameSite=Strict); 401 for a wrong token. `DELETE` → 204
 * - `GET /api/session` → `Session`, or 401
 * - `GET /api/agents` → `Crew`
 * - `GET /api/conversations?<Query>` → `Listing`, latest activity first
 * - `GET /api/conversations/:id[?reveal=]` → `OpenConversation`
 * - `GET /api/conversations/:id/events?after=<seq>[&reveal=]` → server-sent events: `entry` (an `Entry`, its `seq` as the
 *    id; `Last-Event-ID` resumes), `state` (`{row, case?, context}` as in `OpenConversation`, at the start and whenever it
 *    changed), `masked` (read again: something already told is personal), `delta` `{id, text}` and `typing` `{from}` as in the
 *    chat; heartbeat comments
 * - `GET /api/conversations/:id/transcript[?reveal=]` → the conversation as plain text
 * - `GET /api/conversations/:id/attachments/:attachment?reveal=` → the file, to be kept and not run; 403 without `reveal`
 * - `POST /api/conversations/:id/reveal` → `Revealed`, and a `revealed` entry in the log
 * - `POST /api/conversations/:id/desk` `DeskAction` → `DeskOutcome`; 409 `{error}` with core's `explain` as its message where it was
 *    refused
 * - `GET /api/overview?days=30` → `Overview`
 *
 * Personal data (phone numbers, e-mails, names, card and passport numbers, booking codes, in messages, tool arguments, results and
 * context) comes masked as `•••` unless `reveal` is given.
 */
import type { Case, Priority, Standing } from "../../../../core/conversation/case/case.ts";
import type { Entry, Owner, Staff } from "../../../../core/conversation/entry.ts";

import type { Attachment } from "../../../../core/conversation/message.ts";

export type { Attachment, Case, Entry, Owner, Priority, Staff, Standing };

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
  name: string;
  description: string;
  model: string;
  enabled: boolean;
  /** Names of the agents it can hand over to. */
  handoffs: string[];
  tools: { name: string; description: string; effect: "read" | "write" }[];
}

export interface CrewGuardrail {
  name: string;
  side: "input" | "output" | "tool";
  /** `off`, or how it judges. */
  tier: "off" | "local" | "model";
}

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
  /** The newest case, with the reason that opened it. */
  case?: { id: string; reason: string; priority: Priority; state: Standing; openedAt: number };
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
  /** How many there are under these filters; absent where only changes under filters were asked for. */
  total?: number;
  /** Filters looked through so many of the latest conversations, and there are more. */
  among?: number;
  /** Changed since, and not (any more) under these filters. */
  gone?: string[];
  next?: string;
  /** The store's clock when this was read. */
  at: number;
}

/** One conversation, whole. */
export interface OpenConversation {
  row: Row;
  /** The newest case as it stands: summary, draft, approvals, clocks. */
  case?: Case;
  /** What the agents keep of this customer, as it stands. */
  context: Record<string, unknown>;
  entries: readonly Entry[];
}

/** Give `reveal` with later requests for this conversation. It holds until `until`. */
export interface Revealed {
  reveal: string;
  until: number;
}

/**
 * What staff do, by the methods of core's `Desk`. `key` is the same whenever the same act is repeated; `seen` is the
 * newest entry its author had before them.
 */
export type DeskAction =
  | { action: "claim" }
  | { action: "reply"; text: string; key: string; seen?: number | undefined }
  | { action: "send_draft"; key: string; seen?: number | undefined }
  | { action: "approve" | "deny"; approval?: string | undefined }
  | { action: "hand_back"; briefing?: string | undefined }
  | { action: "resolve"; reason: string; seen?: number | undefined }
  | { action: "reassign"; to: string }
  | { action: "note"; text: string; key: string };

/** How the case stands after the act; `already`: it had been done before, and nothing was done twice. */
export interface DeskOutcome {
  case: Case;
  already: boolean;
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
  /** Only so many of the latest conversations were counted, and there are more. */
  among?: number;
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
