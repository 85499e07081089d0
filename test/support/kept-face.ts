import { type CaseCard, type DeskFace, type Place, SendFailed, type ShownLine } from "../../core/index.ts";
import { inShort } from "./case-room.ts";

/** How a call goes: well, refused for now, or nobody sees how: before or after it was done. */
export type Weather = "fine" | "busy" | "lost before" | "lost after";

interface Thread {
  key: string;
  card: CaseCard;
  lines: { key: string; text: string }[];
}

/** A desk's face in memory, with weather. It keeps every post, so that a double shows. */
export class KeptFace implements DeskFace {
  readonly pace = { sender: "desk", perSecond: 1_000 };
  readonly threads: Thread[] = [];
  weather: () => Weather = () => "fine";
  calls = 0;
  updates = 0;

  /** Where staff look; what stands elsewhere is not theirs any more. */
  room = "here";

  isCurrent({ room }: Place): boolean {
    return room === this.room;
  }

  async post(card: CaseCard, key: string): Promise<Place> {
    return this.#call(() => {
      this.threads.push({ key, card, lines: [] });
      return { ts: String(this.threads.length - 1), room: this.room };
    });
  }

  async update(place: Place, card: CaseCard): Promise<void> {
    await this.#call(() => {
      this.updates++;
      this.#at(place).card = card;
    });
  }

  async tell(place: Place, lines: readonly ShownLine[], key: string): Promise<void> {
    await this.#call(() => {
      for (const { entry, translation } of lines)
        this.#at(place).lines.push({
          key,
          text: `${inShort(entry) ?? entry.kind}${translation ? ` (${translation})` : ""}`,
        });
    });
  }

  async find(key: string, place: Place | undefined): Promise<Place | null> {
    return this.#call(() => {
      const at = this.threads.findIndex((thread) => thread.key === key);
      if (!place) return at < 0 ? null : { ts: String(at), room: this.room };
      return this.#at(place).lines.some((line) => line.key === key) ? place : null;
    });
  }

  async forget(place: Place): Promise<void> {
    this.threads.splice(Number(place.ts), 1);
  }

  /** What stands beneath a case. */
  said(at = 0): string[] {
    return this.threads[at]?.lines.map(({ text }) => text) ?? [];
  }

  #at(place: Place): Thread {
    const thread = this.threads[Number(place.ts)];
    if (!thread) throw new SendFailed("permanent", "message_not_found", "nothing stands there");
    return thread;
  }

  #call<T>(work: () => T): T {
    this.calls++;
    const weather = this.weather();
    if (weather === "busy") throw new SendFailed("retry", "ratelimited", "too fast", { retryAfterMs: 20 });
    if (weather === "lost before") throw new SendFailed("unknown", "timeout", "no answer");
    const done = work();
    if (weather === "lost after") throw new SendFailed("unknown", "timeout", "no answer");
    return done;
  }
}
