import type { Store } from "../../core/index.ts";
import type { CustomerContext, Kept } from "../context.ts";

/** What a proven person's conversations share, so that a chat begun on the web goes on by SMS. */
export interface SharedThread {
  conversation: string;
  channel: string;
  at: number;
  focus: Kept["focus"];
}

const MOST_THREADS = 20;
const LIFE_SECONDS = 90 * 24 * 3600;

/** The conversations of each proven person. A contact is their account's id. */
export class Contacts {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Notes what a person's conversation is about now. Call it when a turn with a proven customer is committed. */
  async note({ conversation, channel, kept }: CustomerContext, now = Date.now()): Promise<void> {
    const contact = kept.proof?.customer;
    if (!contact) return;
    const key = keyOf(contact);
    const thread: SharedThread = { conversation, channel, at: now, focus: kept.focus };
    await this.#store.redis.hset(key, conversation, JSON.stringify(thread));
    await this.#store.redis.expire(key, LIFE_SECONDS);
    const older = (await this.threads(contact)).slice(MOST_THREADS);
    if (older.length > 0) await this.#store.redis.hdel(key, ...older.map((each) => each.conversation));
  }

  /** A person's conversations, newest first. */
  async threads(contact: string): Promise<SharedThread[]> {
    const stored = await this.#store.redis.hvals(keyOf(contact));
    return stored.map((each) => JSON.parse(each) as SharedThread).sort((a, b) => b.at - a.at);
  }

  /** Forgets one conversation of a person, or all of them. */
  async forget(contact: string, conversation?: string): Promise<void> {
    if (conversation === undefined) await this.#store.redis.del(keyOf(contact));
    else await this.#store.redis.hdel(keyOf(contact), conversation);
  }

  /**
   * Takes over what a proven person's latest other conversation was about, as far as this proof opens it: a code and a
   * name tell nothing of the person's other bookings.
   */
  async resume(context: CustomerContext): Promise<SharedThread | undefined> {
    const { proof, focus } = context.kept;
    if (!proof?.customer) return undefined;
    const isOpen = ({ booking }: Kept["focus"]) =>
      proof.how !== "code_and_name" || (booking !== undefined && proof.bookings.includes(booking));
    const latest = (await this.threads(proof.customer)).find(
      (thread) => thread.conversation !== context.conversation && isOpen(thread.focus),
    );
    if (latest) await context.patch({ focus: { ...latest.focus, ...focus } });
    return latest;
  }
}

const keyOf = (contact: string): string => `contact:{${contact}}`;
