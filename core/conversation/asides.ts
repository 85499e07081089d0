import type { Store } from "../platform/index.ts";
import type { Channel } from "./channel.ts";
import type { Fact } from "./entry.ts";
import { REMEMBERED_MS, type Received, spoken } from "./inbox.ts";
import { dedupeKey } from "./keys.ts";
import { fromFact, Log } from "./log.ts";
import type { InboundMessage, Message } from "./message.ts";
import { list, type Transit, transitions } from "./scripts.ts";
import { toPairs } from "./state.ts";
import { outboxEntries } from "./turn.ts";

/** What an aside changes. */
export interface Aside {
  /** Whether the customer may be written to from now on, and what said so (`keyword`, `request`, …). */
  consent?: { optedOut: boolean; by: string };
  /** Said if that is a change, even to somebody who just opted out: that we heard them. */
  confirm?: Message;
  /** Said in any case, in these words: what the customer asked of the line itself. */
  reply?: Message;
}

/** What customers send that nobody need answer: words for the line itself, the wish for more, what a provider reports. */
export class Asides {
  readonly #transit: Transit;
  readonly #log: Log;
  readonly #channels: Readonly<Record<string, Channel>>;

  /** `channels`: those whose confirmations go through an outbox. */
  constructor(store: Store, channels: Readonly<Record<string, Channel>> = {}) {
    this.#transit = transitions(store);
    this.#log = new Log(store);
    this.#channels = channels;
  }

  /** Puts a message into the log and not into the inbox, with what it changes, in one step. `said`: what it says is queued. */
  async hear(inbound: InboundMessage, { consent, confirm, reply }: Aside = {}): Promise<Received & { said: boolean }> {
    const { id, conversation, address, name, keep } = inbound;
    const said = confirm ?? reply;
    const language = said && (await this.#log.state(conversation))?.language;
    const channel = this.#channels[address.channel];
    const [fresh, seq, changed] = (await this.#transit(
      "aside",
      conversation,
      [
        REMEMBERED_MS,
        fromFact({ kind: "message", message: spoken(inbound) }),
        consent ? (consent.optedOut ? "1" : "0") : "",
        consent?.by ?? "",
        ...list(toPairs({ ...keep, address, name })),
        ...list(said ? [fromFact({ kind: "message", message: said })] : []),
        ...list(said ? outboxEntries(said, { conversation, address, language }, channel, confirm && "exempt") : []),
      ],
      [dedupeKey(conversation, id)],
    )) as [number, string, number];
    return { seq: Number(seq), duplicate: fresh === 0, said: changed === 1 && said !== undefined };
  }

  /**
   * The customer asks for more: the next held part of the latest long answer is queued. Undefined: nothing is held
   * (any more), so that the words are an ordinary message.
   */
  async more(inbound: InboundMessage): Promise<Received | undefined> {
    const { id, conversation } = inbound;
    const fact = fromFact({ kind: "message", message: spoken(inbound) });
    const [outcome, seq] = (await this.#transit(
      "more",
      conversation,
      [REMEMBERED_MS, fact],
      [dedupeKey(conversation, id)],
    )) as ["ok" | "seen" | "none", string];
    return outcome === "none" ? undefined : { seq: Number(seq), duplicate: outcome === "seen" };
  }

  /** Puts down what a provider reports beside messages, once per `id`. False: known already, or no such conversation. */
  async report(conversation: string, id: string, facts: Fact[]): Promise<boolean> {
    const [outcome] = (await this.#transit(
      "note",
      conversation,
      [...list(facts.map(fromFact)), ...list([]), REMEMBERED_MS],
      [dedupeKey(conversation, id)],
    )) as string[];
    return outcome === "ok";
  }
}
