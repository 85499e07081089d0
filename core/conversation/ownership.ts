import type { Store } from "../platform/index.ts";
import type { Channel } from "./channel.ts";
import type { Fact, Owner, Staff } from "./entry.ts";
import { fromFact, Log } from "./log.ts";
import type { Message } from "./message.ts";
import { list, type Transit, transitions } from "./scripts.ts";
import { toPairs } from "./state.ts";
import { outboxEntries } from "./turn.ts";

/** What goes with a change: words, facts, state, clocks (name → time in ms, "" stops one). */
export interface Along {
  messages?: Message[];
  facts?: Fact[];
  keep?: Record<string, unknown>;
  clocks?: Record<string, number | "">;
}

/** Whether a change was made, or who has the conversation instead. */
export type Outcome =
  | { done: true; ownerVersion: number }
  | { done: false; why: "missing" | "conflict" | "said"; owner?: Owner; ownerVersion?: number; staff?: Staff };

/** A change of owner: from any of `from` (and from exactly `version`, if given) to `to`. */
export interface Transfer extends Along {
  to: Owner;
  from: Owner[];
  version?: number;
  staff?: Staff;
  reason: string;
  /** What is waiting counts as answered, e.g. when a case is resolved. */
  settles?: boolean;
}

/** Words outside a turn, from staff or the system. */
export interface Utterance extends Along {
  while: Owner[];
  version?: number;
  /** Said at most once under this name. */
  once?: string;
  /** What is waiting counts as answered, all of it or up to an entry of the log: a member of staff replied. */
  answers?: boolean | number;
}

/** Who answers next, and what is said by others than the bot. Each call is one atomic step. */
export class Ownership {
  readonly #transit: Transit;
  readonly #log: Log;
  readonly #channels: Readonly<Record<string, Channel>>;

  constructor(store: Store, channels: Readonly<Record<string, Channel>>) {
    this.#transit = transitions(store);
    this.#log = new Log(store);
    this.#channels = channels;
  }

  /** Changes the owner. Leaving the bot retracts its provisional words and withdraws what no provider has yet (I8). */
  async transfer(
    conversation: string,
    { to, from, version, staff, reason, settles, ...along }: Transfer,
  ): Promise<Outcome> {
    const owner: Fact = { kind: "owner", owner: to, reason, ...(staff && { staff }) };
    return toOutcome(
      await this.#transit("transfer", conversation, [
        to,
        staff ? JSON.stringify(staff) : "",
        from.join(","),
        version ?? "",
        settles ? "1" : "0",
        ...(await this.#along(conversation, { ...along, facts: [owner, ...(along.facts ?? [])] })),
      ]),
    );
  }

  /** Says something, if the conversation is still in the right hands and it was not said before. */
  async say(conversation: string, { while: owners, version, once, answers, ...along }: Utterance): Promise<Outcome> {
    return toOutcome(
      await this.#transit("say", conversation, [
        owners.join(","),
        version ?? "",
        once ?? "",
        answered(answers),
        ...(await this.#along(conversation, along)),
      ]),
    );
  }

  /** Puts facts and state down, whoever owns the conversation. False: there is no such conversation. */
  async note(conversation: string, facts: Fact[], keep: Record<string, unknown> = {}): Promise<boolean> {
    const reply = (await this.#transit("note", conversation, [
      ...list(facts.map(fromFact)),
      ...list(toPairs(keep)),
    ])) as string[];
    return reply[0] === "ok";
  }

  async #along(
    conversation: string,
    { messages = [], facts = [], keep = {}, clocks = {} }: Along,
  ): Promise<(string | number)[]> {
    const state = messages.length > 0 ? await this.#log.state(conversation) : undefined;
    const channel = state && this.#channels[state.address.channel];
    const said = messages.map((message): Fact => ({ kind: "message", message }));
    return [
      ...list([...facts, ...said].map(fromFact)),
      ...list(state ? messages.flatMap((message) => outboxEntries(message, state, channel)) : []),
      ...list(toPairs(keep)),
      ...list(Object.entries(clocks).flat()),
    ];
  }
}

/** What a script reads as the messages that count as answered. */
function answered(answers: boolean | number | undefined): string | number {
  if (answers === true) return "all";
  return answers === undefined || answers === false ? "" : answers;
}

function toOutcome(reply: unknown): Outcome {
  const [what, owner, version, staff] = reply as [string, Owner, string, string];
  if (what === "ok") return { done: true, ownerVersion: Number(version) };
  if (what === "conflict") {
    return {
      done: false,
      why: "conflict",
      owner,
      ownerVersion: Number(version),
      ...(staff && { staff: JSON.parse(staff) as Staff }),
    };
  }
  return { done: false, why: what as "missing" | "said" };
}
