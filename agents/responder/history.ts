import { type Attachment, type Entry, type Heard, type Item, isMessage, textOf } from "../../core/index.ts";
import { attachedNote } from "./attached.ts";

/**
 * What the model is shown of an episode so far: every message that was answered, as it was answered, and what people
 * said in between. Blocked messages never come back; what this turn has to answer comes last. `lastTime`: how the
 * episode before it ended.
 */
export function historyOf(entries: readonly Entry[], heard: readonly Heard[], lastTime?: string): Item[] {
  const history = new History(new Set(heard.map(({ seq }) => seq)));
  for (const entry of entries) history.take(entry);
  const before =
    lastTime === undefined ? [] : [said("developer", `${lastTime}\nThat is over. Help with what is wanted now.`)];
  return [...before, ...history.items, ...heard.flatMap(heardAs)];
}

// The bot's own answers stand in history as JSON, and what the runner tells it begins otherwise.
const FROM_COLLEAGUES = /^(?:\[[^\]]*, human colleague\] |Last time \(until |.{1,80} told you when handing back: )/;

/** What colleagues said and settled, as the model is shown it: as good a ground for an answer as what a tool found. */
export const toldByColleagues = (items: readonly Item[]): string[] =>
  items.flatMap((item) => {
    if (!isMessage(item) || item.role === "user") return [];
    const text = textOf(item);
    return FROM_COLLEAGUES.test(text) ? [text] : [];
  });

/** The customer's words in an answer's evidence: theirs to repeat. */
export function customerWords(entries: readonly Entry[], heard: readonly Heard[]): string[] {
  const earlier = entries.flatMap((entry) =>
    entry.kind === "message" && entry.message.from === "customer" ? [entry.message.text] : [],
  );
  return [...earlier, ...heard.map(({ text }) => text)];
}

class History {
  readonly items: Item[] = [];
  readonly #open: ReadonlySet<number>;
  /** Messages no run has answered yet, in order. */
  #waiting: Waiting[] = [];
  #blocked = new Set<string>();
  #colleague: string | undefined;

  constructor(open: ReadonlySet<number>) {
    this.#open = open;
  }

  take(entry: Entry): void {
    if (entry.kind === "blocked") this.#blocked.add(entry.message);
    if (entry.kind === "items") this.#answered(entry.heard, entry.items as Item[]);
    if (entry.kind === "owner") this.#owned(entry);
    if (entry.kind === "case" && entry.event === "handed_back") this.#briefed(entry);
    if (entry.kind !== "message" || this.#open.has(entry.seq)) return;
    const { from, id, text, name, attachments } = entry.message;
    if (from === "customer") this.#waiting.push({ seq: entry.seq, id, text, ...(attachments && { attachments }) });
    if (from === "staff") {
      this.#flush(() => true);
      this.items.push(said("assistant", `[${name ?? "a colleague"}, human colleague] ${text}`));
    }
  }

  #answered(heard: readonly number[], items: readonly Item[]): void {
    this.#flush(({ seq }) => heard.includes(seq));
    this.items.push(...items);
  }

  // The stretch has an end the model can see, or it would go on as if a person still answered.
  #owned({ owner, staff }: Entry & { kind: "owner" }): void {
    if (owner === "human") this.#colleague = staff?.name ?? "A colleague";
    if (owner !== "bot" || this.#colleague === undefined) return;
    this.#flush(() => true);
    this.items.push(
      said(
        "developer",
        `${this.#colleague} handed the conversation back to you. What they said and agreed above stands.`,
      ),
    );
    this.#colleague = undefined;
  }

  #briefed({ by, briefing }: Entry & { kind: "case" }): void {
    if (typeof briefing !== "string") return;
    this.items.push(said("developer", `${by?.name ?? "The colleague"} told you when handing back: ${briefing}`));
  }

  #flush(which: (message: { seq: number }) => boolean): void {
    const now = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((message) => !which(message));
    this.items.push(...now.filter(({ id }) => !this.#blocked.has(id)).flatMap(heardAs));
  }
}

interface Waiting {
  seq: number;
  id: string;
  text: string;
  attachments?: Attachment[];
}

/** A customer's message, with a note of what was attached. */
function heardAs({ text, attachments }: Pick<Heard, "text" | "attachments">): Item[] {
  const note = attachedNote(attachments);
  // Without a note there is nothing but the words, even where there are none.
  const words = text.trim() !== "" || note === undefined ? [said("user", text)] : [];
  return note === undefined ? words : [...words, said("developer", note)];
}

const said = (role: "user" | "assistant" | "developer", content: string): Item => ({ type: "message", role, content });
