import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Store } from "../../core/index.ts";
import { HttpError } from "../http-errors.ts";
import type { Opened as Issued } from "./ui/wire.ts";

/** A browser that stays away this long begins anew. */
const TOKEN_MS = 30 * 24 * 3_600_000;

/** What a token gives: one conversation, and nothing else. */
export interface Opened {
  conversation: string;
  /** What the airline's site vouched for when the conversation was opened, if anything. */
  keep: Record<string, unknown>;
}

interface Stored {
  hash: string;
  keep: Record<string, unknown>;
}

/** Tokens for web conversations: opaque, stored as a hash, renewed by use. */
export class Tokens {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Opens a conversation and returns its only token. */
  async issue(keep: Record<string, unknown> = {}): Promise<Issued> {
    const conversation = `web_${randomBytes(12).toString("base64url")}`;
    const secret = randomBytes(24).toString("base64url");
    const stored: Stored = { hash: hashOf(secret), keep };
    await this.#store.redis.set(keyOf(conversation), JSON.stringify(stored), "PX", TOKEN_MS);
    return { conversationId: conversation, token: `${conversation}.${secret}` };
  }

  /** Whose token this is. Throws 401. */
  async open(token: string | undefined): Promise<Opened> {
    const [, conversation, secret] = /^(web_[\w-]{16})\.([\w-]{32})$/.exec(token ?? "") ?? [];
    if (!conversation || !secret)
      throw new HttpError(401, "no_token", "send the conversation's token: Authorization: Bearer …");
    const text = await this.#store.redis.getex(keyOf(conversation), "PX", TOKEN_MS);
    const stored = text === null ? undefined : (JSON.parse(text) as Stored);
    if (!stored || !timingSafeEqual(Buffer.from(stored.hash), Buffer.from(hashOf(secret)))) {
      throw new HttpError(401, "bad_token", "this token is not valid any more; open a new conversation");
    }
    return { conversation, keep: stored.keep };
  }

  /** Ends a conversation's token: nobody can open it any more. */
  async forget(conversation: string): Promise<void> {
    await this.#store.redis.del(keyOf(conversation));
  }
}

/** The token of an `Authorization: Bearer …` header. */
export const bearerOf = (authorization: string | undefined): string | undefined =>
  /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];

const keyOf = (conversation: string): string => `jb:{token:${conversation}}`;

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
