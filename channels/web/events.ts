import type { ServerResponse } from "node:http";
import type { Delta, Entry, Log, News, Owner, Staff, Typing, Watcher } from "../../core/index.ts";
import { toPublic } from "./public-message.ts";
import type { Status } from "./ui/wire.ts";

/** A slow reader is cut off here; it resumes where it was. */
const MOST_UNSENT_BYTES = 1_000_000;

/** Where a stream stands: behind entry `seq`, and `offset` UTF-16 units into what is provisional. */
interface Place {
  seq: number;
  offset: number;
}

/** Reads an SSE id such as `12` or `12.40`; anything else means from the beginning. */
export function readPlace(id: string | undefined): Place {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(id ?? "");
  return { seq: Number(match?.[1] ?? 0), offset: Number(match?.[2] ?? 0) };
}

/** The `/chat/events` stream of one browser: everything after its last id, without gap or repeat, then what comes. */
export class ChatStream implements Watcher {
  readonly #response: ServerResponse;
  readonly #place: Place;

  constructor(response: ServerResponse, lastEventId: string | undefined) {
    this.#response = response;
    this.#place = readPlace(lastEventId);
  }

  /** Catches up, then follows until the response closes. */
  async follow(conversation: string, news: News, log: Log): Promise<() => void> {
    const stop = await news.watch(conversation, this.#place.seq, this);
    const state = await log.state(conversation);
    this.#send("status", statusOf(state?.owner ?? "bot", state?.staff));
    const provisional = await log.provisional(conversation);
    if (provisional) this.#delta(provisional.id, 0, provisional.text, this.#place.seq);
    return stop;
  }

  entries(entries: Entry[]): void {
    for (const entry of entries) this.#entry(entry);
  }

  live(event: Delta | Typing): void {
    if ("typing" in event) this.#send("typing", { from: event.typing });
    else this.#delta(event.delta, event.start, event.text, event.seq);
  }

  #entry(entry: Entry): void {
    if (entry.seq <= this.#place.seq) return;
    // What follows in the log ends whatever was provisional before it.
    const ends = entry.kind === "retracted" || (entry.kind === "message" && entry.message.from !== "customer");
    this.#place.seq = entry.seq;
    if (ends) this.#place.offset = 0;
    if (entry.kind === "message") this.#send("message", toPublic(entry), true);
    if (entry.kind === "retracted") this.#send("retract", { id: entry.message }, true);
    if (entry.kind === "owner") this.#send("status", statusOf(entry.owner, entry.staff), true);
  }

  /** Sends what is new of the provisional text; the same stretch may come twice, from the store and as news. */
  #delta(id: string, start: number, text: string, seq: number): void {
    const known = this.#place.offset;
    if (start > known || start + text.length <= known || seq < this.#place.seq) return;
    this.#place.offset = start + text.length;
    this.#send("delta", { id, text: text.slice(known - start) }, true);
  }

  #send(event: string, data: object, placed = false): void {
    if (this.#response.writableLength > MOST_UNSENT_BYTES) {
      this.#response.destroy();
      return;
    }
    const { seq, offset } = this.#place;
    const id = placed ? `id: ${offset > 0 ? `${seq}.${offset}` : seq}\n` : "";
    this.#response.write(`${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

/** Who answers now, and their name where it is a person. */
const statusOf = (owner: Owner, staff?: Staff): Status => ({
  owner,
  ...(owner === "human" && staff && { name: staff.name }),
});
