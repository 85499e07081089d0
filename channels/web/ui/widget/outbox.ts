import { signal } from "@preact/signals";
import { Refused } from "../live/ask.ts";
import { newKey } from "../live/key.ts";
import { nap } from "../live/nap.ts";
import type { ChatAttachment, ChatMessage, Press } from "../wire.ts";
import type { Keep } from "./keep.ts";

/** Words on their way. `waiting`: for the network or the server; `sent`: accepted, not yet heard back on the stream. */
export interface Draft {
  key: string;
  text: string;
  at: string;
  attachments?: readonly ChatAttachment[];
  pressed?: Press;
  state: "sending" | "waiting" | "sent" | "failed";
  /** The id the server gave it. */
  id?: string;
  /** Why it failed, in the server's words. */
  problem?: string;
}

type Send = (draft: Draft) => Promise<{ messageId: string }>;

const LONGEST_WAIT_MS = 15_000;

/**
 * What the customer said and the server has not confirmed, in order. It outlives the page, waits while offline, and asks
 * again under the same key, so that nothing is lost and nothing is said twice.
 */
export class Outbox {
  readonly drafts = signal<readonly Draft[]>([]);
  readonly #keep: Keep;
  readonly #place: string;
  readonly #send: Send;
  #pumping = false;
  #waiting = new AbortController();

  /** `owner`: under whose name it is kept. What somebody else on this computer left unsent is not ours to send. */
  constructor(keep: Keep, owner: string, send: Send) {
    this.#keep = keep;
    this.#place = `${owner}:draft:`;
    this.#send = send;
    const left = keep.names(this.#place).map((name) => keep.get<Draft>(name));
    this.drafts.value = left.filter((draft) => draft !== undefined).sort((a, b) => (a.at < b.at ? -1 : 1));
    void this.#pump();
  }

  add(text: string, { pressed, attachments }: Pick<Draft, "pressed" | "attachments"> = {}): void {
    const draft: Draft = {
      key: newKey(),
      text,
      at: new Date().toISOString(),
      state: "sending",
      ...(pressed && { pressed }),
      ...(attachments?.length && { attachments }),
    };
    this.#keep.set(this.#place + draft.key, draft);
    this.drafts.value = [...this.drafts.value, draft];
    void this.#pump();
  }

  retry(key: string): void {
    this.#change(key, { state: "sending" });
    void this.#pump();
  }

  discard(key: string): void {
    this.#keep.drop(this.#place + key);
    this.drafts.value = this.drafts.value.filter((draft) => draft.key !== key);
  }

  /** The server is back: what waits for it need not wait any longer. */
  hurry(): void {
    this.#waiting.abort();
    this.#waiting = new AbortController();
  }

  /** A message of the customer's came back on the stream, perhaps before the answer to the request that sent it. */
  confirm({ id, text }: ChatMessage): void {
    const { value: drafts } = this.drafts;
    const draft =
      drafts.find((one) => one.id === id) ??
      drafts.find((one) => !one.id && one.state !== "failed" && one.text === text);
    if (draft?.state === "sent") this.discard(draft.key);
    else if (draft) this.#change(draft.key, { id });
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    let failures = 0;
    for (let draft = this.#next(); draft; draft = this.#next()) {
      try {
        const { messageId } = await this.#send(draft);
        failures = 0;
        this.#keep.drop(this.#place + draft.key);
        // Heard on the stream already: nothing left to show.
        if (draft.key && this.#find(draft.key)?.id === messageId) this.discard(draft.key);
        else this.#change(draft.key, { state: "sent", id: messageId });
      } catch (error) {
        if (error instanceof Refused && !error.passing) {
          this.#change(draft.key, { state: "failed", problem: error.message });
          continue;
        }
        failures += 1;
        this.#change(draft.key, { state: "waiting" });
        const wait = Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures);
        await nap(error instanceof Refused ? (error.retryAfterMs ?? wait) : wait, this.#waiting.signal);
      }
    }
    this.#pumping = false;
  }

  #next(): Draft | undefined {
    return this.drafts.value.find(({ state }) => state === "sending" || state === "waiting");
  }

  #find(key: string): Draft | undefined {
    return this.drafts.value.find((draft) => draft.key === key);
  }

  #change(key: string, change: Partial<Draft>): void {
    this.drafts.value = this.drafts.value.map((draft) => (draft.key === key ? { ...draft, ...change } : draft));
  }
}
