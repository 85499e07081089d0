import type { RedisClient, Store } from "../platform/index.ts";
import type { Entry } from "./entry.ts";
import { newsOf } from "./keys.ts";
import { Log } from "./log.ts";

/** Provisional words: `start` is their place in the message, in UTF-16 units; `seq` the log's end when they were let out. */
export interface Delta {
  delta: string;
  start: number;
  text: string;
  seq: number;
}

/** Who is writing at the moment; null: nobody any more. */
export interface Typing {
  typing: "bot" | "staff" | null;
}

/** What a watcher is told. Entries come in order and whole; deltas and typing only while they happen. */
export interface Watcher {
  entries(entries: Entry[]): void;
  live(event: Delta | Typing): void;
}

const READ_AGAIN_MS = 500;

interface Watched {
  watchers: Set<Watcher>;
  /** The newest entry handed out. */
  seq: number;
  reading: Promise<void>;
}

/**
 * News of conversations, for as many watchers as want them: one subscription a process and one read an event,
 * however many are watching.
 */
export class News {
  readonly #log: Log;
  readonly #subscriber: RedisClient;
  readonly #publisher: RedisClient;
  readonly #watched = new Map<string, Watched>();

  constructor(store: Store) {
    this.#log = new Log(store);
    this.#publisher = store.redis;
    this.#subscriber = store.connect("subscriber");
    this.#subscriber.on("message", (channel: string, text: string) => this.#heard(channel, text));
    // After an outage nobody knows what was missed: look.
    this.#subscriber.on("ready", () => {
      for (const conversation of this.#watched.keys()) this.#readOn(conversation);
    });
  }

  /** Watches a conversation from `after` on: first what is there already, then what comes. Returns how to stop. */
  async watch(conversation: string, after: number, watcher: Watcher): Promise<() => void> {
    let watched = this.#watched.get(conversation);
    if (!watched) {
      watched = { watchers: new Set(), seq: after, reading: Promise.resolve() };
      this.#watched.set(conversation, watched);
      await this.#subscriber.subscribe(newsOf(conversation));
    }
    await this.#catchUp(conversation, after, watched, watcher);
    return () => this.#leave(conversation, watcher);
  }

  /** Tells the watchers who is writing. Nothing is stored. */
  async typing(conversation: string, who: "bot" | "staff" | null): Promise<void> {
    await this.#publisher.publish(newsOf(conversation), JSON.stringify({ typing: who }));
  }

  // Joins between two reads, so that the newcomer neither misses an entry nor sees one twice.
  #catchUp(conversation: string, after: number, watched: Watched, watcher: Watcher): Promise<void> {
    return this.#inOrder(watched, async () => {
      const missed = await this.#log.read(conversation, { after });
      const end = missed.at(-1)?.seq ?? after;
      if (missed.length > 0) watcher.entries(missed);
      const first = watched.watchers.size === 0;
      watched.watchers.add(watcher);
      if (first) watched.seq = end;
      else
        this.#tell(
          watched,
          missed.filter((entry) => entry.seq > watched.seq),
          watcher,
        );
    });
  }

  #tell(watched: Watched, entries: Entry[], except?: Watcher): void {
    if (entries.length === 0) return;
    watched.seq = entries.at(-1)?.seq ?? watched.seq;
    for (const watcher of watched.watchers) if (watcher !== except) watcher.entries(entries);
  }

  #heard(channel: string, text: string): void {
    const conversation = channel.slice(newsOf("").length);
    const watched = this.#watched.get(conversation);
    if (!watched) return;
    if (!text.startsWith("{")) {
      this.#readOn(conversation, Number(text));
      return;
    }
    const event = JSON.parse(text) as Delta | Typing;
    // Behind whatever is still being read: words must not overtake the entries they follow.
    void this.#inOrder(watched, async () => {
      for (const watcher of watched.watchers) watcher.live(event);
    });
  }

  #readOn(conversation: string, until = Number.POSITIVE_INFINITY): void {
    const watched = this.#watched.get(conversation);
    if (!watched) return;
    const read = this.#inOrder(watched, async () => {
      if (watched.seq >= until || watched.watchers.size === 0) return;
      this.#tell(watched, await this.#log.read(conversation, { after: watched.seq }));
    });
    read.catch(() => {
      // The store is away. What was not read now is read when it is back.
      setTimeout(() => this.#readOn(conversation), READ_AGAIN_MS).unref();
    });
  }

  #inOrder(watched: Watched, step: () => Promise<void>): Promise<void> {
    const done = watched.reading.then(step);
    // A step that failed is its caller's to mend; the next one goes ahead.
    watched.reading = done.catch(() => undefined);
    return done;
  }

  #leave(conversation: string, watcher: Watcher): void {
    const watched = this.#watched.get(conversation);
    if (!watched?.watchers.delete(watcher) || watched.watchers.size > 0) return;
    this.#watched.delete(conversation);
    // A connection that is gone is subscribed to nothing.
    this.#subscriber.unsubscribe(newsOf(conversation)).catch(() => undefined);
  }
}
