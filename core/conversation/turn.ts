import { type Admission, admitPlainly } from "./case/intake.ts";
import type { Channel } from "./channel.ts";
import type { StoredDelivery } from "./deliveries.ts";
import type { Entry, Fact } from "./entry.ts";
import { fromFact, toEntry } from "./log.ts";
import type { Message } from "./message.ts";
import type { Answer } from "./responder.ts";
import { toMessage } from "./responder.ts";
import { list, type Transit } from "./scripts.ts";
import { type ConversationState, toPairs } from "./state.ts";

/** This turn may write nothing any more. Not a failure: whoever ended it has the messages. */
export class TurnEnded extends Error {
  override readonly name = "TurnEnded";
  /** `stale`: another worker has a newer fence (I3). `taken`: the bot no longer owns the conversation (I8). */
  readonly why: "stale" | "taken";

  constructor(why: "stale" | "taken") {
    super(why === "stale" ? "another worker goes on with this turn" : "the conversation was taken over");
    this.why = why;
  }
}

/** Newer messages arrived and nothing was said or changed yet: think again, with all of them. */
export class Superseded extends Error {
  override readonly name = "Superseded";
}

/** A message of a turn, with its place in the log. */
export type Heard = Message & { seq: number; at: number };

/** How often newer messages may discard what a turn thought; then it answers what it has, or nobody ever would. */
const MOST_DISCARDS = 3;

/** What `begin` found. */
export interface Begun {
  fence: string;
  heard: Heard[];
  journal: Record<string, string>;
  state: ConversationState;
}

/**
 * The bot's answer in the making: every message not yet answered, one turn at a time per conversation. All it writes
 * is conditional on its fence; once that is stale every method throws `TurnEnded`.
 */
export class Turn {
  readonly conversation: string;
  readonly fence: string;
  /** Named after its first message, so that a second try has the same name. */
  readonly id: string;
  state: ConversationState;
  heard: Heard[];
  /** Set by whoever wrote or handed off: the turn is no longer discarded for newer messages. */
  binding = false;
  #journal: Map<string, string>;
  #discards = 0;
  readonly #transit: Transit;

  constructor(transit: Transit, { fence, heard, journal, state }: Begun) {
    this.#transit = transit;
    this.conversation = state.conversation;
    this.fence = fence;
    this.heard = heard;
    this.state = state;
    this.id = heard[0]?.id ?? `turn-${fence}`;
    this.#journal = new Map(Object.entries(journal));
    this.binding = this.#journal.has("binding");
  }

  /** What an earlier try of this turn wrote under a step, or undefined. */
  async read(step: string): Promise<unknown> {
    const value = this.#journal.get(step);
    return value === undefined ? undefined : JSON.parse(value);
  }

  /** Journals a step; a later try reads it. */
  async write(step: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    await this.#step("any", [step, text], []);
    this.#journal.set(step, text);
  }

  /** Puts facts into the log as they happen. */
  async record(facts: Fact[]): Promise<void> {
    if (facts.length > 0) await this.#step("any", [], facts.map(fromFact));
  }

  /** From here on the turn is not discarded, in this try or the next. Throws `TurnEnded` if it was taken over. */
  async bind(): Promise<void> {
    if (this.binding) return;
    await this.#step(String(this.state.ownerVersion), ["binding", "true"], []);
    this.binding = true;
  }

  /** Throws `Superseded` or `TurnEnded` if there is no point in going on (I11). Ask before each model call, write and reply. */
  async check(): Promise<void> {
    const waiting = await this.#step(String(this.state.ownerVersion), [], []);
    if (waiting > 0 && this.#discardable) throw new Superseded("newer messages arrived");
  }

  /** Lets provisional words out; `start` is how many UTF-16 units of this message were let out before. */
  async release(message: string, start: number, text: string): Promise<void> {
    this.#ended(
      await this.#transit("release", this.conversation, [this.fence, this.state.ownerVersion, message, start, text]),
    );
  }

  /** Takes the provisional words back. */
  async retract(reason: string): Promise<void> {
    this.#ended(await this.#transit("retract", this.conversation, [this.fence, reason]));
  }

  /** After `Superseded`: takes the newer messages in and forgets what was thought. */
  async absorb(): Promise<void> {
    const fact = fromFact({ kind: "turn", turn: this.id, phase: "superseded" });
    const reply = this.#ended(await this.#transit("absorb", this.conversation, [this.fence, fact]));
    this.heard = (reply[1] as string[][]).map(toHeard);
    this.#journal = new Map();
    this.#discards++;
  }

  /** Keeps the lease for another `ms`. False: lost, stop. */
  async renew(ms: number): Promise<boolean> {
    return (await this.#transit("renew", this.conversation, [this.fence, ms])) === 1;
  }

  /** Gives the turn back, for a worker to go on with when the sweep next looks. A shutdown is no failed try. */
  async yield({ failed, sweepFrom = 0 }: { failed: boolean; sweepFrom?: number }): Promise<void> {
    await this.#transit("yield", this.conversation, [this.fence, failed ? "0" : "1", sweepFrom]);
  }

  /**
   * Says the answer and ends the turn, in one step; for one that asks for a person the case is opened and the owner
   * changed in the same step, as `admission` has it. Returns how many messages wait for the next turn. Throws
   * `Superseded` if newer messages discard it, `TurnEnded` if the words may not leave any more.
   */
  async commit(
    answer: Answer,
    channel: Channel | undefined,
    admission: Admission = admitPlainly(this.state, answer),
  ): Promise<number> {
    const messages = [...answer.sayings, ...admission.sayings].map((saying, i) => toMessage(saying, this.id, i));
    const committed: Fact = { kind: "turn", turn: this.id, phase: "committed" };
    const facts: Fact[] = [
      ...answer.facts,
      ...messages.map((message): Fact => ({ kind: "message", message })),
      committed,
      ...admission.facts,
    ];
    const language = typeof answer.keep.language === "string" ? answer.keep.language : this.state.language;
    if (admission.owner === "queue") facts.push({ kind: "owner", owner: "queue", reason: admission.reason ?? "" });
    const reply = this.#ended(
      await this.#transit("commit", this.conversation, [
        this.fence,
        this.state.ownerVersion,
        this.#discardable && !answer.binding ? "1" : "0",
        admission.owner ?? "",
        ...list(facts.map(fromFact)),
        ...list(messages.flatMap((message) => outboxEntries(message, { ...this.state, language }, channel))),
        ...list(toPairs({ ...answer.keep, ...admission.keep })),
        ...list(Object.entries(admission.clocks).flat()),
      ]),
    );
    if (reply[0] === "superseded") throw new Superseded("newer messages arrived");
    return Number(reply[1]);
  }

  get #discardable(): boolean {
    return !this.binding && this.#discards < MOST_DISCARDS;
  }

  async #step(owned: string, journal: string[], facts: string[]): Promise<number> {
    const reply = this.#ended(
      await this.#transit("step", this.conversation, [this.fence, owned, ...list(journal), ...list(facts)]),
    );
    return Number(reply[1]);
  }

  #ended(reply: unknown): unknown[] {
    const parts = reply as unknown[];
    if (parts[0] === "stale" || parts[0] === "taken") throw new TurnEnded(parts[0]);
    return parts;
  }
}

/** The outbox entries of a message: one per part; none where a channel reads the log itself (the web). */
export function outboxEntries(
  message: Message,
  { conversation, address, language }: Pick<ConversationState, "conversation" | "address" | "language">,
  channel: Channel | undefined,
  mark: "" | "exempt" = "",
): string[] {
  if (!channel) return [];
  return channel.parts(message, address, language).flatMap((part, i) => {
    const id = `${message.id}.${i}`;
    const delivery: StoredDelivery = { id, conversation, message: message.id, address, part };
    return [id, message.from, JSON.stringify(delivery), part.held ? "held" : mark];
  });
}

/** A message as the scripts return it: place, time, fact. */
export function toHeard([seq, at, fact]: string[]): Heard {
  const entry: Entry = toEntry(Number(seq), at, fact);
  if (entry.kind !== "message") throw new Error(`log entry ${seq} is no message`);
  return { ...entry.message, seq: entry.seq, at: entry.at };
}
