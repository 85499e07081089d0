import { createHash, randomBytes } from "node:crypto";
import type { Store } from "../../core/index.ts";

/** How long a link to a transcript works. */
const LINK_MS = 3 * 24 * 3_600_000;

/** What a link shows: one episode, up to the moment in which it was asked for. */
export interface Linked {
  conversation: string;
  /** Tells it from another conversation of the same name, should this one be forgotten and begun again. */
  createdAt: number;
  /** The first and the last entry of the log. */
  from: number;
  to: number;
  language: string;
}

/** Links to transcripts: nobody can guess one, and each ends by itself. Kept as a hash, so that the store gives none away. */
export class TranscriptLinks {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The token of a new link. Short, because a text message has to carry it: 128 random bits. */
  async issue(linked: Linked): Promise<string> {
    const token = randomBytes(16).toString("base64url");
    await this.#store.redis.set(keyOf(token), JSON.stringify(linked), "PX", LINK_MS);
    return token;
  }

  /** What a token shows; undefined where it shows nothing (any more). */
  async open(token: unknown): Promise<Linked | undefined> {
    if (typeof token !== "string" || !/^[\w-]{22}$/.test(token)) return undefined;
    const found = await this.#store.redis.get(keyOf(token));
    return found === null ? undefined : (JSON.parse(found) as Linked);
  }
}

const keyOf = (token: string): string => `jb:{transcript:${createHash("sha256").update(token).digest("hex")}}`;
