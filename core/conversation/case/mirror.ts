import { randomUUID } from "node:crypto";
import type { Store } from "../../platform/index.ts";
import { conversationKeys } from "../keys.ts";
import { list, type Transit, transitions } from "../scripts.ts";
import { fromPairs, toPairs } from "../state.ts";
import type { Place } from "./face.ts";

/** A post of which nobody has seen yet how it ended. */
export interface Posting {
  key: string;
  /** The entries it shows, first and last. */
  from: number;
  to: number;
  /** When it was begun, in ms. */
  at: number;
}

/** How far showing a conversation to staff has come. */
export interface Shown {
  /** The last entry that was shown, or need not be. */
  cursor: number;
  /** The case whose message the lines go beneath, and where that stands. */
  case?: string;
  place?: Place;
  /** Where every case of the conversation stands, so that all of it can be taken away. */
  places?: Place[];
  /** That case is over. */
  over?: boolean;
  posting?: Posting;
  /** What the case's message was last made to show. */
  card?: string;
  /** Tries that failed in a row. */
  failures?: number;
}

/** Longer than any single call to a face may take. */
const LEASE_MS = 60_000;

/** Whoever was showing has lost the lease: another worker is at it. */
export class ShowingEnded extends Error {
  override readonly name = "ShowingEnded";
}

/** Keeps how far each conversation was shown to staff, one worker at a time. */
export class Mirror {
  readonly #store: Store;
  readonly #transit: Transit;

  constructor(store: Store) {
    this.#store = store;
    this.#transit = transitions(store);
  }

  /** Begins showing a conversation; undefined: another worker is at it, or there is no such conversation. */
  async begin(conversation: string): Promise<Showing | undefined> {
    const token = randomUUID();
    const [kind, flat] = (await this.#transit("show-begin", conversation, [token, LEASE_MS])) as [string, string[]];
    return kind === "ok" ? new Showing(this.#transit, conversation, token, toShown(fromPairs(flat))) : undefined;
  }

  /** Where a conversation was shown, without taking part in it. */
  async shown(conversation: string): Promise<Shown> {
    return toShown(
      (await this.#store.redis.hgetall(conversationKeys(conversation)[16] ?? "")) as Record<string, string>,
    );
  }
}

/** One conversation being shown. Every write throws `ShowingEnded` once the lease is lost. */
export class Showing {
  readonly conversation: string;
  shown: Shown;
  readonly #token: string;
  readonly #transit: Transit;

  constructor(transit: Transit, conversation: string, token: string, shown: Shown) {
    this.#transit = transit;
    this.conversation = conversation;
    this.#token = token;
    this.shown = shown;
  }

  /** Puts fields down; `undefined` takes one away. */
  async write(fields: { [K in keyof Shown]?: Shown[K] | undefined }): Promise<void> {
    const gone = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [name] : []));
    const reply = await this.#transit("show-write", this.conversation, [
      this.#token,
      LEASE_MS,
      ...list(toPairs(fields)),
      ...list(gone),
    ]);
    if ((reply as string[])[0] !== "ok") throw new ShowingEnded("another worker shows this conversation");
    const kept = Object.entries({ ...this.shown, ...fields }).filter(([, value]) => value !== undefined);
    this.shown = Object.fromEntries(kept) as unknown as Shown;
  }

  /** Ends it; `again`: when to look again after a failure. True: more has happened in the meantime. */
  async end({ again, over }: { again?: number; over: boolean }): Promise<boolean> {
    const reply = await this.#transit("show-end", this.conversation, [this.#token, again ?? "", over ? "1" : "0"]);
    return (reply as string[])[0] === "more";
  }
}

function toShown({ cursor, case: of, place, places, over, posting, card, failures }: Record<string, string>): Shown {
  return {
    cursor: Number(cursor ?? 0),
    ...(of && { case: of }),
    ...(place && { place: JSON.parse(place) as Place }),
    ...(places && { places: JSON.parse(places) as Place[] }),
    ...(over && { over: over === "true" }),
    ...(posting && { posting: JSON.parse(posting) as Posting }),
    ...(card && { card }),
    ...(failures && { failures: Number(failures) }),
  };
}
