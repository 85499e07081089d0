import type { Store } from "../platform/index.ts";
import { dedupeKey, uploadKeys } from "./keys.ts";
import { Log } from "./log.ts";
import { type Transit, transitions } from "./scripts.ts";

/** Every clock a conversation may have set. */
const CLOCKS = ["claim", "reply", "live", "idle", "approval", "rated", "quiet"];
const PAGE = 500;

/** Forgets conversations: all that is stored of them, in one step each. */
export class Erasure {
  readonly #store: Store;
  readonly #log: Log;
  readonly #transit: Transit;

  constructor(store: Store) {
    this.#store = store;
    this.#log = new Log(store);
    this.#transit = transitions(store);
  }

  /** Forgets a conversation, unless something happened in it after `quietSince` (ms). True if it is gone. */
  async erase(conversation: string, quietSince?: number): Promise<boolean> {
    const entries = await this.#log.read(conversation);
    const gone = await this.#transit("erase", conversation, [quietSince ?? "", ...CLOCKS], uploadKeys(conversation));
    if (gone !== 1) return false;
    const heard = entries.flatMap((entry) =>
      entry.kind === "message" && entry.message.from === "customer" ? [dedupeKey(conversation, entry.message.id)] : [],
    );
    if (heard.length > 0) await this.#store.redis.del(...heard);
    return true;
  }

  /** Conversations in which nothing happened since (ms), a page at a time; erase them and ask again. */
  async quietSince(since: number): Promise<string[]> {
    return (await this.#log.latest(PAGE, { before: since })).map(({ conversation }) => conversation);
  }

  /** Every conversation of a contact: of whoever proved to be this person in it. */
  async ofContact(contact: string): Promise<string[]> {
    const all = await this.#log.latest(await this.#log.count());
    const found: string[] = [];
    for (let i = 0; i < all.length; i += PAGE) {
      const states = await Promise.all(all.slice(i, i + PAGE).map(({ conversation }) => this.#log.state(conversation)));
      found.push(...states.flatMap((state) => (state?.contact === contact ? [state.conversation] : [])));
    }
    return found;
  }
}
