import type { Entry } from "../api.ts";

type MessageEntry = Extract<Entry, { kind: "message" }>;

/** Something that was said, and what became of it. */
export interface Said {
  seq: number;
  at: number;
  message: MessageEntry["message"];
  /** The guardrail that kept it from the model. */
  blocked?: string;
  /** Where its delivery stands, and why where it failed. */
  delivery?: Extract<Entry, { kind: "delivery" }>;
  edited?: string;
  deleted?: boolean;
  feedback?: "good" | "bad";
}

/** The conversation as the customer has it, with what only staff see beside each message. */
export class Talk {
  readonly said: Said[] = [];

  hear(entry: Entry): void {
    if (entry.kind === "message") this.said.push({ seq: entry.seq, at: entry.at, message: entry.message });
    else if (entry.kind === "blocked") this.#note(entry.message, { blocked: entry.guardrail });
    else if (entry.kind === "delivery") this.#note(entry.message, { delivery: entry });
    else if (entry.kind === "edited") this.#note(entry.message, { edited: entry.text });
    else if (entry.kind === "deleted") this.#note(entry.message, { deleted: true });
    else if (entry.kind === "feedback") this.#note(entry.message, { feedback: entry.value });
  }

  #note(id: string, note: Partial<Said>): void {
    const at = this.said.findLastIndex(({ message }) => message.id === id);
    const said = this.said[at];
    if (said) this.said[at] = { ...said, ...note };
  }
}
