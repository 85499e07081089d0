import type { Store } from "../../platform/index.ts";
import { deskKeys, PARTITIONS } from "../keys.ts";
import { Log } from "../log.ts";
import type { ConversationState } from "../state.ts";
import type { Case, Priority } from "./case.ts";

/** Which cases to list; nothing given means every one that is not over. */
export interface CaseFilter {
  state?: "open" | "claimed";
  /** Claimed by this member of staff. */
  staff?: string;
  reason?: string;
  channel?: string;
  priority?: Priority;
}

/** A case that is not over, with its conversation. */
export type Filed = ConversationState & { case: Case };

const RANK: Readonly<Record<Priority, number>> = { high: 0, normal: 1, low: 2 };

/** Finds the cases that wait for staff or are in their hands. */
export class Cases {
  readonly #store: Store;
  readonly #log: Log;

  constructor(store: Store) {
    this.#store = store;
    this.#log = new Log(store);
  }

  /** Unclaimed before claimed, urgent before not, then the oldest first. */
  async list(filter: CaseFilter = {}): Promise<Filed[]> {
    const conversations = await Promise.all(
      Array.from({ length: PARTITIONS }, (_, partition) => this.#store.redis.zrange(deskKeys(partition)[0], "0", "-1")),
    );
    const states = await Promise.all(conversations.flat().map((conversation) => this.#log.state(conversation)));
    return states
      .filter((state): state is Filed => state?.case !== undefined && matches(state.case, state, filter))
      .sort((a, b) => order(a.case, b.case));
  }
}

function matches(of: Case, { address }: ConversationState, filter: CaseFilter): boolean {
  if (of.state !== "open" && of.state !== "claimed") return false;
  return (
    (filter.state === undefined || of.state === filter.state) &&
    (filter.staff === undefined || (of.state === "claimed" && of.staff?.id === filter.staff)) &&
    (filter.reason === undefined || of.reasons.includes(filter.reason)) &&
    (filter.channel === undefined || address.channel === filter.channel) &&
    (filter.priority === undefined || of.priority === filter.priority)
  );
}

function order(a: Case, b: Case): number {
  if (a.state !== b.state) return a.state === "open" ? -1 : 1;
  return RANK[a.priority] - RANK[b.priority] || a.openedAt - b.openedAt;
}
