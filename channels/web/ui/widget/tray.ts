import { computed, signal } from "@preact/signals";
import { Refused } from "../live/ask.ts";
import { newKey } from "../live/key.ts";
import { nap } from "../live/nap.ts";
import type { ChatAttachment, HandedUp } from "../wire.ts";
import { fitting, isKnownKind, MOST_BYTES } from "./photo.ts";
import type { Words } from "./words/words.ts";

/** As many as a message may carry. */
const MOST_FILES = 5;
const LONGEST_WAIT_MS = 5_000;

/** A file beside the words that are being written. `waiting`: for the network; `done`: the server has it. */
export interface Item {
  key: string;
  name: string;
  file: File;
  state: "uploading" | "waiting" | "failed" | "done";
  /** How much of it has got through, from 0 to 1. */
  share: number;
  /** Why it failed: one of our own words, or the server's sentence. */
  problem?: keyof Words | { said: string } | undefined;
  attachment?: ChatAttachment;
}

/** What the tray needs of the server. Both throw `Refused`, or a TypeError where the network failed. */
export interface Counter {
  handUp(key: string, file: File, told: (share: number) => void, signal: AbortSignal): Promise<HandedUp>;
  takeBack(id: string): Promise<unknown>;
}

/**
 * Files on their way into the next message. Each goes up as soon as it is chosen, waits out a bad line, and can be taken
 * back. Unlike words they do not outlive the page: a browser that was closed asks for them again.
 */
export class Tray {
  readonly items = signal<readonly Item[]>([]);
  /** More were chosen than a message may carry. */
  readonly overfull = signal(false);
  /** Everything in it has got through. */
  readonly ready = computed(() => this.items.value.every(({ state }) => state === "done"));
  readonly #counter: Counter;
  readonly #underway = new Map<string, AbortController>();

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  add(files: readonly File[]): void {
    const room = MOST_FILES - this.items.value.length;
    this.overfull.value = files.length > room;
    for (const file of files.slice(0, room)) {
      const item: Item = { key: newKey(), name: file.name, file, state: "uploading", share: 0 };
      this.items.value = [...this.items.value, item];
      void this.#handUp(item.key);
    }
  }

  /** Hands up again what failed. */
  retry(key: string): void {
    void this.#handUp(key);
  }

  remove(key: string): void {
    const item = this.#find(key);
    this.#underway.get(key)?.abort();
    this.overfull.value = false;
    this.items.value = this.items.value.filter((one) => one.key !== key);
    // Where that fails, too, the server forgets it within a day.
    if (item?.attachment) this.#counter.takeBack(item.attachment.id).catch(() => undefined);
  }

  /** Everything in it, for a message; it is empty afterwards. */
  take(): Item[] {
    const items = [...this.items.value];
    this.items.value = [];
    this.overfull.value = false;
    return items;
  }

  /** The server has forgotten the conversation, and these with it. */
  startAgain(): void {
    for (const { key } of this.items.value) void this.#handUp(key);
  }

  async #handUp(key: string): Promise<void> {
    this.#underway.get(key)?.abort();
    const underway = new AbortController();
    this.#underway.set(key, underway);
    for (let failures = 0; !underway.signal.aborted; failures++) {
      try {
        await this.#attempt(key, underway.signal);
        return;
      } catch (error) {
        if (underway.signal.aborted) return;
        const problem = problemOf(error);
        if (problem) return this.#change(key, { state: "failed", problem });
        this.#change(key, { state: "waiting" });
        const asked = error instanceof Refused ? error.retryAfterMs : undefined;
        await nap(asked ?? Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures), underway.signal);
      }
    }
  }

  async #attempt(key: string, signal: AbortSignal): Promise<void> {
    const item = this.#find(key);
    if (!item) return;
    this.#change(key, { state: "uploading", share: 0, problem: undefined });
    const file = await fitting(item.file);
    if (!isKnownKind(file)) throw new Refused(415, "");
    if (file.size > MOST_BYTES) throw new Refused(413, "");
    const told = (share: number) => this.#change(key, { share });
    const { attachmentId: id, ...rest } = await this.#counter.handUp(key, file, told, signal);
    this.#change(key, { state: "done", attachment: { id, ...rest } });
  }

  #find(key: string): Item | undefined {
    return this.items.value.find((item) => item.key === key);
  }

  #change(key: string, change: Partial<Item>): void {
    this.items.value = this.items.value.map((item) => (item.key === key ? { ...item, ...change } : item));
  }
}

/** Why a file will not be taken however often it is tried; undefined where trying again may help. */
function problemOf(error: unknown): Item["problem"] {
  if (!(error instanceof Refused) || error.passing) return undefined;
  if (error.status === 413) return "tooLarge";
  if (error.status === 415) return "wrongKind";
  return { said: error.message };
}
