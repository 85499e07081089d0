import { createHash } from "node:crypto";
import type { Store } from "../../platform/index.ts";
import type { Channel, Delivery } from "../channel.ts";
import type { Staff } from "../entry.ts";
import { type Escalation, toMessage } from "../responder.ts";
import { decide } from "./approvals.ts";
import { told } from "./case.ts";
import { Casework, type Wakeups } from "./casework.ts";
import { claim, reassign } from "./claim.ts";
import { handBack, resolve } from "./close.ts";
import { Intake } from "./intake.ts";
import type { DeskOutcome } from "./refusals.ts";
import { goLive, reply, type StaffWords, sendDraft } from "./reply.ts";
import type { DeskRules } from "./rules.ts";

/** What the desk is made of. */
export interface DeskParts {
  store: Store;
  /** By name; none for a channel that reads the log itself. */
  channels: Readonly<Record<string, Channel>>;
  wakeups: Wakeups;
  rules: DeskRules;
}

/**
 * What staff can do with a case, whichever face they see it through. Every action is one atomic step, can be repeated
 * without harm, and says clearly who was quicker if somebody was.
 */
export class Desk {
  readonly #rules: DeskRules;
  readonly #work: Casework;
  readonly #intake: Intake;

  constructor({ store, channels, wakeups, rules }: DeskParts) {
    this.#rules = rules;
    this.#work = new Casework(store, channels, wakeups, rules.now);
    this.#intake = new Intake(rules);
  }

  /**
   * Opens a case from outside a turn, or adds to the open one. `once` makes repeating it harmless. `unspoken`: nothing
   * is said to the customer and the bot goes on.
   */
  async open(
    conversation: string,
    escalation: Escalation,
    { once, unspoken = false }: { once?: string; unspoken?: boolean } = {},
  ): Promise<void> {
    for (let look = 0; look < 10; look++) {
      const state = await this.#work.log.state(conversation);
      if (!state) return;
      const { owner, sayings, facts, keep, clocks } = this.#intake.open(state, escalation, { unspoken });
      const key = `${conversation}-v${state.ownerVersion + 1}`;
      const change = {
        facts,
        messages: sayings.map((saying, i) => toMessage(saying, key, i)),
        clocks,
        ...(owner === "queue" && { owner: { to: owner, reason: escalation.reason } }),
        ...(once && { once }),
      };
      if ((await this.#work.write(state, change, keep)) !== "conflict") return;
    }
    throw new Error(`${conversation} keeps changing: no case could be opened in it`);
  }

  /** Tells staff of a part that did not arrive (`undeliverable`) or may not have (`unknown_outcome`); once per message. */
  async report(
    delivery: Pick<Delivery, "conversation" | "message">,
    reason: "undeliverable" | "unknown_outcome",
    detail: string,
  ): Promise<void> {
    const state = await this.#work.log.state(delivery.conversation);
    // Who asked for silence gets it; nothing went wrong.
    if (!state || state.optedOut) return;
    const summary =
      reason === "undeliverable"
        ? `A message to the customer was not delivered (${detail}).`
        : `Nobody can tell whether a message reached the customer (${detail}). It was not sent again.`;
    await this.open(
      delivery.conversation,
      { reason, priority: "normal", summary, detail: { message: delivery.message, error: detail } },
      { once: `report:${delivery.message}`, unspoken: true },
    );
  }

  claim(conversation: string, staff: Staff): Promise<DeskOutcome> {
    return this.#work.change(conversation, claim(staff, this.#rules));
  }

  reassign(conversation: string, by: Staff, to: Staff): Promise<DeskOutcome> {
    return this.#work.change(conversation, reassign(to, by, this.#rules));
  }

  /** Says something to the customer; who replies to an unclaimed case claims it. */
  reply(conversation: string, staff: Staff, words: StaffWords): Promise<DeskOutcome> {
    return this.#work.change(conversation, reply(staff, { ...words, action: short(words.action) }, this.#rules));
  }

  sendDraft(
    conversation: string,
    staff: Staff,
    { action, seen }: { action: string; seen?: number },
  ): Promise<DeskOutcome> {
    return this.#work.change(conversation, sendDraft(staff, short(action), seen, this.#rules));
  }

  goLive(conversation: string, staff: Staff, on: boolean): Promise<DeskOutcome> {
    return this.#work.change(conversation, goLive(staff, on));
  }

  /** Approves or denies what waits for it: the named approval, or the only one there is. */
  decide(conversation: string, staff: Staff, yes: boolean, approval?: string): Promise<DeskOutcome> {
    return this.#work.change(conversation, decide(staff, yes, approval, this.#rules));
  }

  handBack(conversation: string, staff: Staff, briefing?: string): Promise<DeskOutcome> {
    return this.#work.change(conversation, handBack(staff, briefing, this.#rules));
  }

  /** Closes the case and the episode, unless the customer wrote something after entry `seen`. */
  async resolve(
    conversation: string,
    staff: Staff,
    { reason, seen }: { reason: string; seen?: number },
  ): Promise<DeskOutcome> {
    const state = await this.#work.log.state(conversation);
    const entries = state ? await this.#work.log.read(conversation, { after: Math.max(0, state.episodeSeq - 1) }) : [];
    return this.#work.change(conversation, resolve({ staff, reason, seen, entries }, this.#rules));
  }

  /** Puts a remark into the log that the customer never sees. */
  note(conversation: string, staff: Staff, { text, action }: { text: string; action: string }): Promise<DeskOutcome> {
    return this.#work.change(conversation, ({ case: of }) => {
      if (text.trim() === "") return { refused: "empty" };
      return { change: { case: of, facts: [told(of, "noted", { by: staff, text })], once: `act:${short(action)}` } };
    });
  }
}

/** Action ids come from outside in any shape; message ids are made of them. */
const short = (action: string): string => createHash("sha256").update(action).digest("base64url").slice(0, 16);
