import type { ServerResponse } from "node:http";
import type { Delta, Entry, News, Typing, Watcher } from "../../../core/index.ts";
import { personalInEntry } from "./mask/known.ts";
import { Mask } from "./mask/mask.ts";
import type { Standings } from "./standing.ts";

/** A slow reader is cut off here; it resumes where it was. */
const MOST_UNSENT_BYTES = 4_000_000;
/** Changes that follow each other closely are told as one. */
const GATHER_MS = 100;

/** The stream of one conversation for one member of staff: its entries, how it stands, and what is being written. */
export class DeskStream implements Watcher {
  readonly #response: ServerResponse;
  readonly #conversation: string;
  readonly #standings: Standings;
  readonly #revealed: boolean;
  #seq: number;
  /** What is personal here, as far as this stream has heard. */
  readonly #known = new Set<string>();
  #mask: Mask | undefined;
  #gathering: NodeJS.Timeout | undefined;

  constructor(
    response: ServerResponse,
    standings: Standings,
    { conversation, after, revealed }: { conversation: string; after: number; revealed: boolean },
  ) {
    this.#conversation = conversation;
    this.#response = response;
    this.#standings = standings;
    this.#seq = after;
    this.#revealed = revealed;
  }

  /** Catches up, then follows until the response closes. */
  async follow(news: News): Promise<void> {
    await this.#showState();
    const stop = await news.watch(this.#conversation, this.#seq, this);
    const end = () => {
      stop();
      clearTimeout(this.#gathering);
    };
    if (this.#response.closed) end();
    else this.#response.once("close", end);
  }

  entries(entries: Entry[]): void {
    // Before anything of it is shown: a code is in the tool's arguments first and in the answer's words after.
    const learned = this.#learn(entries.flatMap((entry) => [...personalInEntry(entry)]));
    for (const entry of entries) {
      if (entry.seq <= this.#seq) continue;
      this.#seq = entry.seq;
      this.#send("entry", this.#mask ? this.#mask.entry(entry) : entry, entry.seq);
    }
    // What was shown before in words is known to be personal only now.
    if (learned) this.#send("masked", {});
    this.#gather();
  }

  live(event: Delta | Typing): void {
    if ("typing" in event) this.#send("typing", { from: event.typing });
    else
      this.#send("delta", {
        id: event.delta,
        text: this.#mask ? this.#mask.text(event.text) : event.text,
        start: event.start,
      });
  }

  /** True where something is personal that was not known to be. */
  #learn(words: Iterable<string>): boolean {
    if (this.#revealed) return false;
    const before = this.#known.size;
    for (const word of words) this.#known.add(word);
    if (this.#mask && this.#known.size === before) return false;
    this.#mask = new Mask(this.#known);
    return true;
  }

  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      // The store is away: the next change tells.
      this.#showState().catch(() => undefined);
    }, GATHER_MS);
  }

  async #showState(): Promise<void> {
    const standing = await this.#standings.after(this.#conversation, this.#seq);
    if (!standing) return;
    const shown = this.#mask !== undefined;
    if (this.#learn(standing.words) && shown) this.#send("masked", {});
    this.#send("state", standing.shown(this.#revealed));
  }

  #send(event: string, data: object, id?: number): void {
    if (this.#response.writableLength > MOST_UNSENT_BYTES) {
      this.#response.destroy();
      return;
    }
    const place = id === undefined ? "" : `id: ${id}\n`;
    this.#response.write(`${place}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
