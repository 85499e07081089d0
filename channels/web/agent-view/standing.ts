import type { Case, ConversationState, Entry, Log } from "../../../core/index.ts";
import type { OpenConversation } from "../ui/agent-view/api.ts";
import { personalWords } from "./mask/known.ts";
import { Mask } from "./mask/mask.ts";
import { toRow } from "./rows.ts";

/** All of an open conversation but its entries. */
export type Shown = Omit<OpenConversation, "entries">;

/** How a conversation stood at one moment; what follows from that is worked out once. */
export class Standing {
  readonly state: ConversationState;
  readonly entries: readonly Entry[];
  readonly #waiting: boolean;
  readonly #shown = new Map<boolean, Shown>();
  #words: Set<string> | undefined;
  #mask: Mask | undefined;

  constructor(state: ConversationState, entries: readonly Entry[], waiting: boolean) {
    this.state = state;
    this.entries = entries;
    this.#waiting = waiting;
  }

  /** What is personal in this very conversation. */
  get words(): ReadonlySet<string> {
    this.#words ??= personalWords(this.state, this.entries);
    return this.#words;
  }

  /** Hides that. */
  get mask(): Mask {
    this.#mask ??= new Mask(this.words);
    return this.#mask;
  }

  /** As the page shows it, with personal data or without. */
  shown(revealed: boolean): Shown {
    const shown =
      this.#shown.get(revealed) ?? this.#show(<T>(value: T) => (revealed ? value : (this.mask.value(value) as T)));
    this.#shown.set(revealed, shown);
    return shown;
  }

  /** The entries so far, likewise. */
  told(revealed: boolean): readonly Entry[] {
    return revealed ? this.entries : this.entries.map((entry) => this.mask.entry(entry));
  }

  #show(seen: <T>(value: T) => T): Shown {
    const { staff, ...rest } = this.state.case ?? {};
    return {
      row: toRow(this.state, this.entries, this.#waiting),
      // What staff are called is no secret.
      ...(this.state.case && { case: { ...(seen(rest) as Case), ...(staff && { staff }) } }),
      context: seen(this.state.context),
    };
  }
}

/** Whoever asks within this time after somebody else is told the same. */
const SHARED_MS = 100;

/** Reads how conversations stand, once for however many are looking. */
export class Standings {
  readonly #log: Log;
  readonly #shared = new Map<string, { seq: number; standing: Promise<Standing | undefined> }>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** How a conversation stands once entry `seq` is in it; undefined where there is none (any more). */
  after(conversation: string, seq: number): Promise<Standing | undefined> {
    const shared = this.#shared.get(conversation);
    // What was read for an earlier entry may not have this one.
    if (shared && shared.seq >= seq) return shared.standing;
    const mine = { seq, standing: this.now(conversation) };
    this.#shared.set(conversation, mine);
    setTimeout(() => {
      if (this.#shared.get(conversation) === mine) this.#shared.delete(conversation);
    }, SHARED_MS).unref();
    return mine.standing;
  }

  /** How it stands at this moment. */
  async now(conversation: string): Promise<Standing | undefined> {
    const [state, entries, waiting] = await Promise.all([
      this.#log.state(conversation),
      this.#log.read(conversation),
      this.#log.waiting(conversation, 1),
    ]);
    return state && new Standing(state, entries, waiting.length > 0);
  }
}
