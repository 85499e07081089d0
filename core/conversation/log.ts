import type { Store } from "../platform/index.ts";
import type { Entry, Fact } from "./entry.ts";
import { conversationKeys, PARTITIONS, partitionKeys } from "./keys.ts";
import { type ConversationState, readState } from "./state.ts";

/** Which entries of a log: after `after`, up to and including `to`, at most `limit`. */
export interface Stretch {
  after?: number;
  to?: number;
  limit?: number;
}

/** What is streaming out of a turn right now, if anything: not said yet. */
export interface Provisional {
  id: string;
  text: string;
}

/** Reads conversations. Writing is the transitions' business (`scripts/`). */
export class Log {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Entries in order, oldest first. */
  async read(conversation: string, { after = 0, to, limit }: Stretch = {}): Promise<Entry[]> {
    const [, log = ""] = conversationKeys(conversation);
    const end = to === undefined ? "+" : `${to}-0`;
    const range = [log, `${after + 1}-0`, end] as const;
    const found =
      limit === undefined
        ? await this.#store.redis.xrange(...range)
        : await this.#store.redis.xrange(...range, "COUNT", limit);
    return found.map(([id, fields]) => toEntry(Number.parseInt(id, 10), fields[1], fields[3]));
  }

  /** The last `limit` messages before `before`, oldest first, without reading what else happened between them. */
  async messages(
    conversation: string,
    { before, limit = 200 }: { before?: number; limit?: number } = {},
  ): Promise<Entry[]> {
    const keys = conversationKeys(conversation);
    const [log = "", messages = ""] = [keys[1], keys[10]];
    const all = await this.#store.redis.lrange(messages, before === undefined ? -limit : 0, -1);
    const seqs = all
      .map(Number)
      .filter((seq) => before === undefined || seq < before)
      .slice(-limit);
    if (seqs.length === 0) return [];
    const pipeline = this.#store.redis.pipeline();
    for (const seq of seqs) pipeline.xrange(log, `${seq}-0`, `${seq}-0`);
    const replies = (await pipeline.exec()) ?? [];
    return replies.map(([error, reply], i) => {
      if (error) throw error;
      const fields = (reply as [string, string[]][])[0]?.[1];
      return toEntry(seqs[i] ?? 0, fields?.[1], fields?.[3]);
    });
  }

  /** What is known of a conversation, or undefined if nobody ever said anything in it. */
  async state(conversation: string): Promise<ConversationState | undefined> {
    const [state = ""] = conversationKeys(conversation);
    const fields = (await this.#store.redis.hgetall(state)) as Record<string, string>;
    return fields.owner ? readState(conversation, fields) : undefined;
  }

  /** The messages that nobody has answered and no turn has begun with, oldest first. */
  async waiting(conversation: string, limit: number): Promise<Entry[]> {
    const keys = conversationKeys(conversation);
    const seqs = await this.#store.redis.lrange(keys[2] ?? "", 0, limit - 1);
    const found = await Promise.all(seqs.map((seq) => this.read(conversation, { after: Number(seq) - 1, limit: 1 })));
    return found.flat();
  }

  async provisional(conversation: string): Promise<Provisional | undefined> {
    const text = await this.#store.redis.get(conversationKeys(conversation)[6] ?? "");
    if (text === null) return undefined;
    const end = text.indexOf("\n");
    return { id: text.slice(0, end), text: text.slice(end + 1) };
  }

  /** The conversations with the latest activity, newest first, each with when that was (ms): all of `since` … `before`. */
  async latest(
    limit: number,
    { since, before }: { since?: number; before?: number } = {},
  ): Promise<{ conversation: string; at: number }[]> {
    const range = [before === undefined ? "+inf" : before, since === undefined ? "-inf" : since] as const;
    const partitions = await Promise.all(
      Array.from({ length: PARTITIONS }, (_, partition) =>
        this.#store.redis.zrevrangebyscore(
          partitionKeys(partition)[3] ?? "",
          ...range,
          "WITHSCORES",
          "LIMIT",
          0,
          limit,
        ),
      ),
    );
    return partitions
      .flatMap((flat) => flat.flatMap((conversation, i) => (i % 2 ? [] : [{ conversation, at: Number(flat[i + 1]) }])))
      .sort((a, b) => b.at - a.at || (a.conversation < b.conversation ? 1 : -1))
      .slice(0, limit);
  }

  /** How many conversations there are. */
  async count(): Promise<number> {
    const counts = await Promise.all(
      Array.from({ length: PARTITIONS }, (_, partition) => this.#store.redis.zcard(partitionKeys(partition)[3] ?? "")),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The store's clock, in ms: what `at` in the log is told by. */
  async clock(): Promise<number> {
    const [seconds = 0, micros = 0] = (await this.#store.redis.time()).map(Number);
    return seconds * 1_000 + Math.floor(micros / 1_000);
  }
}

/** One stored entry. */
export function toEntry(seq: number, at: string | undefined, fact: string | undefined): Entry {
  if (at === undefined || fact === undefined) throw new Error(`log entry ${seq} is not whole`);
  return { ...(JSON.parse(fact) as Fact), seq, at: Number(at) };
}

/** A fact as stored. Its kind comes first: the scripts tell messages apart by it. */
export function fromFact({ kind, ...rest }: Fact): string {
  return JSON.stringify({ kind, ...rest });
}
