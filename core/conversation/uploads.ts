import type { Store } from "../platform/index.ts";
import { uploadKeys } from "./keys.ts";
import type { Attachment } from "./message.ts";
import { type Transit, transitions } from "./scripts.ts";

/** What one conversation may hold. */
export interface UploadRules {
  files: number;
  /** All of them together. */
  bytes: number;
}

export const UPLOAD_RULES: UploadRules = { files: 20, bytes: 40 * 1024 * 1024 };

/** A file that no message came for is forgotten after this time. */
const WAITS_MS = 24 * 3_600_000;

/** What is known of a file that was handed up. */
export interface Uploaded extends Attachment {
  name: string;
  bytes: number;
}

/**
 * Files that customers hand up to us, because their channel has no provider that keeps them. Each waits for the message
 * it comes with; from then on it stays as long as its conversation does, and goes when that is erased.
 */
export class Uploads {
  readonly #store: Store;
  readonly #transit: Transit;
  readonly #rules: UploadRules;

  constructor(store: Store, rules: UploadRules = UPLOAD_RULES) {
    this.#store = store;
    this.#transit = transitions(store);
    this.#rules = rules;
  }

  /** Takes a file in. The same id twice is one file. False: the conversation holds as many as it may. */
  async add(conversation: string, { id, type, name }: Omit<Uploaded, "bytes">, bytes: Buffer): Promise<boolean> {
    const about = JSON.stringify({ id, type, name, bytes: bytes.length });
    const { files, bytes: most } = this.#rules;
    const args = [id, about, bytes, bytes.length, files, most, WAITS_MS];
    return (await this.#transit("attach", conversation, args, uploadKeys(conversation))) === 1;
  }

  /** What is known of these files, in their order; those that are not here are left out. */
  async find(conversation: string, ids: readonly string[]): Promise<Uploaded[]> {
    if (ids.length === 0) return [];
    const [about] = uploadKeys(conversation);
    const found = await this.#store.redis.hmget(about, ...ids.map((id) => `${id}.about`));
    return found.flatMap((text) => (text === null ? [] : [JSON.parse(text) as Uploaded]));
  }

  /** Their message is in the log: they stay with the conversation. Of one that was erased meanwhile nothing comes back. */
  async keep(conversation: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const [about, bytes] = uploadKeys(conversation);
    const waiting = ids.map((id) => `${id}.since`);
    await this.#store.redis
      .multi()
      .hdel(about, ...waiting)
      .persist(about)
      .persist(bytes)
      .exec();
  }

  /** Forgets a file that was not sent after all. False: it was, or it is not here. */
  async drop(conversation: string, id: string): Promise<boolean> {
    const [about, bytes] = uploadKeys(conversation);
    // Whoever takes away that it waits decides what becomes of it.
    if ((await this.#store.redis.hdel(about, `${id}.since`)) === 0) return false;
    await this.#store.redis.multi().hdel(about, `${id}.about`, `${id}.size`).hdel(bytes, id).exec();
    return true;
  }

  /** A file's bytes; undefined where it is not here. */
  async read(conversation: string, id: string): Promise<Buffer | undefined> {
    return (await this.#store.redis.hgetBuffer(uploadKeys(conversation)[1], id)) ?? undefined;
  }
}
