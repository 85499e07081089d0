import type { Store } from "../platform/index.ts";
import { dedupeKey } from "./keys.ts";
import { fromFact } from "./log.ts";
import type { InboundMessage, Message } from "./message.ts";
import { list, type Transit, transitions } from "./scripts.ts";
import { toPairs } from "./state.ts";

/** Providers give up on an unacknowledged webhook within a day; a week leaves room for replays by hand. */
export const REMEMBERED_MS = 7 * 24 * 3_600_000;

/** Called after a message is safe, so that a worker looks at it soon. Losing the call costs time, never the message. */
export type Wake = (conversation: string) => Promise<void>;

/** Deals with a message nobody need think about, and says where it stands; undefined: it is an ordinary one. */
export type HearAside = (inbound: InboundMessage) => Promise<Received | undefined>;

/** Where a message stands in the log, and whether it stood there already. */
export interface Received {
  seq: number;
  duplicate: boolean;
}

/** Where channels put what customers say. */
export class Inbox {
  readonly #transit: Transit;
  readonly #wake: Wake;
  readonly #hearAside: HearAside | undefined;

  constructor(store: Store, wake: Wake, hearAside?: HearAside) {
    this.#transit = transitions(store);
    this.#wake = wake;
    this.#hearAside = hearAside;
  }

  /** Once this resolves the message is in the store (I7): only then may the provider be told so. */
  async receive(inbound: InboundMessage): Promise<Received> {
    const aside = await this.#hearAside?.(inbound);
    if (aside) return aside;
    const { id, conversation, address, name, keep } = inbound;
    const [fresh, seq, wake] = (await this.#transit(
      "ingest",
      conversation,
      [
        REMEMBERED_MS,
        fromFact({ kind: "message", message: spoken(inbound) }),
        ...list(toPairs({ ...keep, address, name })),
        figureOf(inbound.pressed?.value ?? inbound.text),
      ],
      [dedupeKey(conversation, id)],
    )) as [number, string, number?];
    // Nobody waits for it, and if it fails the sweeper does its work: the message is safe.
    if (wake === 1) this.#wake(conversation).catch(() => undefined);
    return { seq: Number(seq), duplicate: fresh === 0 };
  }
}

/** `1` to `5` where the words, or the button, are nothing but that figure: the answer to how it went, where that was asked. */
function figureOf(text: string): string {
  return /^([1-5])[\s.!]*$/.exec(text.normalize("NFKC").trim())?.[1] ?? "";
}

/** A customer's message as it stands in the log. */
export function spoken({ id, text, attachments, name, pressed }: InboundMessage): Message {
  return { id, from: "customer", text, ...given({ name, attachments, pressed }) };
}

function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
