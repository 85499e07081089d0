import type { ServerResponse } from "node:http";
import type { Case, ConversationState, Delta, Entry, Log, News, Typing, Watcher } from "../../../core/index.ts";
import type { OpenConversation } from "../ui/agent-view/api.ts";
import { personalInEntry, personalWords } from "./mask/known.ts";
import { Mask } from "./mask/mask.ts";
import { toRow } from "./rows.ts";

/** A slow reader is cut off here; it resumes where it was. */
const MOST_UNSENT_BYTES = 4_000_000;
/** Changes that follow each other closely are told as one. */
const GATHER_MS = 100;

/** A conversation's state as the page shows it. */
export function toShown(
  state: ConversationState,
  entries: readonly Entry[],
  waiting: boolean,
  mask: Mask | undefined,
): Omit<OpenConversation, "entries"> {
  const seen = <T>(value: T): T => (mask ? (mask.value(value) as T) : value);
  const { staff, ...rest } = state.case ?? {};
  return {
    row: toRow(state, entries, waiting),
    // What staff are called is no secret.
    ...(state.case && { case: { ...(seen(rest) as Case), ...(staff && { staff }) } }),
    context: seen(state.context),
  };
}

/** The stream of one conversation for one member of staff: its entries, how it stands, and what is being written. */
export class DeskStream implements Watcher {
  readonly #response: ServerResponse;
  readonly #conversation: string;
  readonly #log: Log;
  readonly #revealed: boolean;
  #seq: number;
  /** What is personal here, as far as this stream has heard. */
  readonly #known = new Set<string>();
  #mask: Mask | undefined;
  #gathering: NodeJS.Timeout | undefined;

  constructor(
    response: ServerResponse,
    log: Log,
    { conversation, after, revealed }: { conversation: string; after: number; revealed: boolean },
  ) {
    this.#conversation = conversation;
    this.#response = response;
    this.#log = log;
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
    const [state, entries, waiting] = await Promise.all([
      this.#log.state(this.#conversation),
      this.#log.read(this.#conversation),
      this.#log.waiting(this.#conversation, 1),
    ]);
    if (!state) return;
    const shown = this.#mask !== undefined;
    if (this.#learn(personalWords(state, entries)) && shown) this.#send("masked", {});
    this.#send("state", toShown(state, entries, waiting.length > 0, this.#mask));
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
