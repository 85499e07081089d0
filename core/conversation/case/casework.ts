import type { Store } from "../../platform/index.ts";
import type { Channel } from "../channel.ts";
import type { Fact } from "../entry.ts";
import { fromFact, Log } from "../log.ts";
import { list, type Transit, transitions } from "../scripts.ts";
import { type ConversationState, toPairs } from "../state.ts";
import { outboxEntries } from "../turn.ts";
import { kept } from "./case.ts";
import type { Change, Plan } from "./change.ts";
import type { DeskOutcome } from "./refusals.ts";

/** Whom to wake after a change. Losing a call costs time only: the sweep finds the work. */
export interface Wakeups {
  turn(conversation: string): Promise<void>;
  deliver(channel: string, conversation: string): Promise<void>;
  clock(conversation: string, clock: string, at: number): Promise<void>;
  /** Staff have something new to see. */
  show(conversation: string): Promise<void>;
}

/** How often an action looks again because somebody else was quicker. */
const MOST_LOOKS = 10;

/** Makes changes to cases: looks, decides, and writes all of it in one step if nothing moved in between. */
export class Casework {
  readonly log: Log;
  readonly #transit: Transit;
  readonly #channels: Readonly<Record<string, Channel>>;
  readonly #wakeups: Wakeups;
  readonly #now: () => number;

  constructor(store: Store, channels: Readonly<Record<string, Channel>>, wakeups: Wakeups, now: () => number) {
    this.log = new Log(store);
    this.#transit = transitions(store);
    this.#channels = channels;
    this.#wakeups = wakeups;
    this.#now = now;
  }

  /** Carries a plan out on a conversation's case. */
  async change(conversation: string, plan: Plan): Promise<DeskOutcome> {
    for (let look = 0; look < MOST_LOOKS; look++) {
      const state = await this.log.state(conversation);
      if (!state?.case) return { done: false, why: "no_case" };
      const verdict = plan({ state, case: state.case, now: this.#now() });
      if ("refused" in verdict) return { done: false, why: verdict.refused, ...(verdict.by && { by: verdict.by }) };
      if ("already" in verdict) return { done: true, already: true, case: state.case };
      if ("clocks" in verdict) {
        await this.setClocks(conversation, verdict.clocks);
        return { done: true, already: true, case: state.case };
      }
      const { change } = verdict;
      const ending = await this.write(state, change, { ...change.keep, ...kept(change.case) });
      if (ending === "ok") return { done: true, already: false, case: change.case };
      if (ending === "said") return { done: true, already: true, case: state.case };
      if (ending === "unseen") return { done: false, why: "unseen" };
      if (ending === "missing") return { done: false, why: "no_case" };
    }
    return { done: false, why: "busy" };
  }

  /** Writes a change if the conversation still is as `state` shows it, and wakes whoever has to do with it. */
  async write(
    state: ConversationState,
    change: Omit<Change, "case">,
    keep: Record<string, unknown>,
  ): Promise<"ok" | "missing" | "conflict" | "said" | "unseen"> {
    const { conversation } = state;
    const { owner = { to: state.owner, staff: state.staff }, messages = [], clocks = {} } = change;
    const channel = this.#channels[state.address.channel];
    const said = messages.map((message): Fact => ({ kind: "message", message }));
    const [ending] = (await this.#transit("case", conversation, [
      state.ownerVersion,
      owner.to,
      owner.staff ? JSON.stringify(owner.staff) : "",
      change.once ?? "",
      change.answers ?? "",
      change.unlessMore ? "1" : "0",
      ...list([...ownerFact(change), ...change.facts, ...said].map(fromFact)),
      ...list(messages.flatMap((message) => outboxEntries(message, state, channel))),
      ...list(toPairs(keep)),
      ...list(Object.entries(clocks).flat()),
    ])) as ["ok" | "missing" | "conflict" | "said" | "unseen"];
    if (ending === "ok") await this.#wake(state, { owner: owner.to, said: said.length > 0, clocks });
    return ending;
  }

  /** Sets clocks and nothing else. */
  async setClocks(conversation: string, clocks: Record<string, number | "">): Promise<void> {
    await this.#transit("say", conversation, [
      "bot,queue,human",
      "",
      "",
      "",
      ...list([]),
      ...list([]),
      ...list([]),
      ...list(Object.entries(clocks).flat()),
    ]);
    await this.#wakeClocks(conversation, clocks);
  }

  async #wake(
    { conversation, address }: ConversationState,
    { owner, said, clocks }: { owner: string; said: boolean; clocks: Record<string, number | ""> },
  ): Promise<void> {
    await Promise.all([
      ...(said && this.#channels[address.channel] ? [this.#wakeups.deliver(address.channel, conversation)] : []),
      ...(owner === "bot" ? [this.#wakeups.turn(conversation)] : []),
      this.#wakeClocks(conversation, clocks),
      this.#wakeups.show(conversation),
    ]);
  }

  async #wakeClocks(conversation: string, clocks: Record<string, number | "">): Promise<void> {
    await Promise.all(
      Object.entries(clocks).map(([clock, at]) => at !== "" && this.#wakeups.clock(conversation, clock, at)),
    );
  }
}

function ownerFact({ owner }: Pick<Change, "owner">): Fact[] {
  if (!owner) return [];
  return [{ kind: "owner", owner: owner.to, reason: owner.reason, ...(owner.staff && { staff: owner.staff }) }];
}
