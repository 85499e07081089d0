import type { Case } from "./case/case.ts";
import type { Owner, Staff } from "./entry.ts";
import type { Address } from "./message.ts";

/** What is known of a conversation now. Everything in it also stands, as it came to be, in the log. */
export interface ConversationState {
  conversation: string;
  address: Address;
  /** What the provider calls the customer, if anything. */
  name: string | undefined;
  owner: Owner;
  /** Grows with every change of owner. */
  ownerVersion: number;
  staff: Staff | undefined;
  /** The newest entry of the log. */
  seq: number;
  episode: number;
  /** Where in the log the episode began: nothing before it reaches the model. */
  episodeSeq: number;
  resolved: boolean;
  optedOut: boolean;
  agent: string | undefined;
  language: string | undefined;
  contact: string | undefined;
  /** The conversation's case, or its last one: `state` says whether it is over. */
  case: Case | undefined;
  /** What the agents keep between turns, as they left it. */
  context: Record<string, unknown>;
  createdAt: number;
  /** Every field as stored, for rooms that keep their own. */
  fields: Readonly<Record<string, string>>;
}

/** Reads the stored fields of a conversation. */
export function readState(conversation: string, fields: Record<string, string>): ConversationState {
  return {
    conversation,
    address: parse<Address>(fields.address) ?? { channel: "unknown", to: "" },
    name: fields.name,
    owner: (fields.owner ?? "bot") as Owner,
    ownerVersion: Number(fields.ownerVersion ?? 0),
    staff: parse<Staff>(fields.staff),
    seq: Number(fields.seq ?? 0),
    episode: Number(fields.episode ?? 1),
    episodeSeq: Number(fields.episodeSeq ?? 0),
    resolved: fields.resolved === "1",
    optedOut: fields.optedOut === "1",
    agent: fields.agent,
    language: fields.language,
    contact: fields.contact,
    case: parse<Case>(fields.case),
    context: parse<Record<string, unknown>>(fields.context) ?? {},
    createdAt: Number(fields.createdAt ?? 0),
    fields,
  };
}

/** A flat Redis reply of field, value, field, value… as an object. */
export function fromPairs(flat: readonly unknown[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let i = 0; i + 1 < flat.length; i += 2) fields[String(flat[i])] = String(flat[i + 1]);
  return fields;
}

/** An object as a flat list of field, value…; what is not text is stored as JSON. */
export function toPairs(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [field, typeof value === "string" ? value : JSON.stringify(value)],
  );
}

function parse<T>(text: string | undefined): T | undefined {
  return text ? (JSON.parse(text) as T) : undefined;
}
