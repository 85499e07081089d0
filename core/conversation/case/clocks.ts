import type { Store } from "../../platform/index.ts";
import type { Channel } from "../channel.ts";
import type { ConversationState } from "../state.ts";
import { type CarryOut, carriedOut, isDue, notCarriedOut, recorded } from "./approvals.ts";
import { isOver } from "./case.ts";
import { Casework, type Wakeups } from "./casework.ts";
import { requeue } from "./claim.ts";
import { sumUp } from "./outcome.ts";
import { stoodIdle, unclaimed, wentQuiet } from "./reminders.ts";
import { type DeskRules, MOST_TRIES, QUIET_MS } from "./rules.ts";
import { systemMessage } from "./sentences.ts";

/** What the desk's clocks do when they ring. Each looks first whether there still is something to do. */
export class CaseClocks {
  readonly #work: Casework;
  readonly #rules: DeskRules;
  readonly #carryOut: CarryOut;

  constructor(
    {
      store,
      channels,
      wakeups,
      rules,
    }: {
      store: Store;
      channels: Readonly<Record<string, Channel>>;
      wakeups: Wakeups;
      rules: DeskRules;
    },
    carryOut: CarryOut,
  ) {
    this.#work = new Casework(store, channels, wakeups, rules.now);
    this.#rules = rules;
    this.#carryOut = carryOut;
  }

  /** Looks at a clock that rang: it is stopped or set anew. Rung twice, the second time there is nothing to do. */
  async ring(conversation: string, clock: string): Promise<void> {
    const state = await this.#work.log.state(conversation);
    if (!state) return;
    if (clock === "claim") await this.#work.change(conversation, unclaimed(this.#rules));
    else if (clock === "reply") await this.#reply(state);
    else if (clock === "live") await this.#work.change(conversation, wentQuiet);
    else if (clock === "idle") await this.#work.change(conversation, stoodIdle);
    else if (clock === "approval") await this.#approvals(state);
    else if (clock === "rated") await this.#thank(state);
    else if (clock === "quiet") await this.#quiet(state);
    else await this.#work.setClocks(conversation, { [clock]: "" });
  }

  /** A customer waits for the person who claimed their case: too long, and it is everybody's again. */
  async #reply(state: ConversationState): Promise<void> {
    const since = await this.#waitingSince(state);
    const due = since === undefined ? undefined : this.#rules.hours.after(since, this.#rules.replyWithinMs);
    if (due === undefined || due > this.#rules.now()) {
      await this.#work.setClocks(state.conversation, { reply: due ?? "" });
      return;
    }
    await this.#work.change(state.conversation, requeue(this.#rules));
  }

  async #waitingSince({ conversation, case: of }: ConversationState): Promise<number | undefined> {
    if (of?.state !== "claimed" || of.claimedAt === undefined) return undefined;
    if ((of.repliedAt ?? 0) < of.claimedAt) return of.claimedAt;
    const [first] = await this.#work.log.waiting(conversation, 1);
    return first?.at;
  }

  async #approvals(state: ConversationState): Promise<void> {
    const due = state.case?.approvals.filter(isDue) ?? [];
    for (const approval of due) {
      try {
        const words = await this.#carryOut(approval, state);
        const plan = approval.state === "denied" ? recorded(approval.id) : carriedOut(approval.id, words);
        await this.#work.change(state.conversation, plan);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        await this.#work.change(state.conversation, notCarriedOut(approval.id, why, MOST_TRIES));
      }
    }
    if (due.length === 0) await this.#work.setClocks(state.conversation, { approval: "" });
  }

  async #thank(state: ConversationState): Promise<void> {
    const { conversation, optedOut, language, episode } = state;
    const key = `${conversation}-e${episode}`;
    const words = this.#rules.sentences("satisfaction_thanks", language);
    const ending = await this.#work.write(
      state,
      {
        facts: [],
        messages: optedOut ? [] : [systemMessage("satisfaction_thanks", key, words)],
        clocks: { rated: "" },
        once: `thanks:${episode}`,
      },
      {},
    );
    if (ending === "said") await this.#work.setClocks(conversation, { rated: "" });
  }

  /** Nobody said anything for a day and nobody waits: the episode is over, and the bot brought it there. */
  async #quiet(state: ConversationState): Promise<void> {
    const { conversation } = state;
    const busy = state.owner !== "bot" || state.resolved || (state.case !== undefined && !isOver(state.case));
    if (busy || (await this.#work.log.waiting(conversation, 1)).length > 0) {
      await this.#work.setClocks(conversation, { quiet: state.resolved ? "" : this.#rules.now() + QUIET_MS });
      return;
    }
    const entries = await this.#work.log.read(conversation, { after: Math.max(0, state.episodeSeq - 1) });
    const last = entries.findLast(({ kind }) => kind === "message")?.at ?? state.createdAt;
    const now = this.#rules.now();
    if (last + QUIET_MS > now) {
      await this.#work.setClocks(conversation, { quiet: last + QUIET_MS });
      return;
    }
    await this.#work.write(
      state,
      {
        facts: [{ kind: "outcome", ...sumUp(state, entries, { endedAt: now }) }],
        clocks: { quiet: "" },
        unlessMore: true,
        answers: state.seq,
      },
      { resolved: "1", resolvedAt: now },
    );
  }
}
