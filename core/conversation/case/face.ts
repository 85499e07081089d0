import type { Entry } from "../entry.ts";
import type { ConversationState } from "../state.ts";
import type { Case, CaseEvent } from "./case.ts";

/** Where something stands at a face of the desk, in the face's own terms, e.g. a Slack channel and timestamp. */
export type Place = Readonly<Record<string, string>>;

/** A case as a face shows it. */
export interface CaseCard {
  case: Case;
  state: ConversationState;
  /** The summary and the draft in staff's language, where they are in another. */
  translation?: { summary?: string; draft?: string };
}

/** Something that happened, to be shown beneath a case. */
export interface ShownLine {
  entry: Entry;
  /** The words in staff's language, where they are in another. */
  translation?: string;
}

/**
 * How staff see cases. Every post carries a key by which it can be found again. Methods throw `SendFailed`: `retry` and
 * `permanent` where nothing was posted, `unknown` where nobody can tell.
 */
export interface DeskFace {
  /** How fast posts may follow each other, and who shares that speed. */
  readonly pace: { sender: string; perSecond: number };
  /** Whether staff still look where this stands: the settings may have moved them. */
  isCurrent(place: Place): boolean;
  /** Posts a case. */
  post(card: CaseCard, key: string, signal: AbortSignal): Promise<Place>;
  /** Makes a posted case show how it stands now. Repeating it does no harm. */
  update(place: Place, card: CaseCard, signal: AbortSignal): Promise<void>;
  /** Adds lines beneath a case, as one post. */
  tell(place: Place, lines: readonly ShownLine[], key: string, signal: AbortSignal): Promise<void>;
  /** The post with this key: a case's own where `place` is absent. Null if it certainly is not there. Throws if it can't tell. */
  find(key: string, place: Place | undefined, since: number, signal: AbortSignal): Promise<Place | null>;
  /** Takes everything posted for a case away. */
  forget(place: Place, signal: AbortSignal): Promise<void>;
}

const SHOWN_EVENTS: ReadonlySet<CaseEvent> = new Set<CaseEvent>([
  "added",
  "claimed",
  "reassigned",
  "requeued",
  "noted",
  "live_on",
  "live_off",
  "renotified",
  "widened",
  "nobody_came",
  "idle",
  "approved",
  "denied",
  "carried_out",
  "carry_out_failed",
  "handed_back",
  "settled",
  "resolved",
]);

const SHOWN_DELIVERIES: ReadonlySet<string> = new Set(["failed", "undelivered", "unknown", "suppressed"]);

/** Whether staff are shown an entry beneath a case; of a case that is over, only what still concerns them. */
export function isShown(entry: Entry, over: boolean): boolean {
  switch (entry.kind) {
    case "message":
      // What was written live stands there already, in its author's own words.
      return !over && entry.message.via !== "live";
    case "case":
      return SHOWN_EVENTS.has(entry.event);
    case "delivery":
      return SHOWN_DELIVERIES.has(entry.state);
    case "rating":
      return true;
    case "consent":
    case "contact":
    case "edited":
    case "deleted":
    case "feedback":
      return !over;
    default:
      return false;
  }
}

/** The events with which a case is over. */
export const CLOSING: ReadonlySet<CaseEvent> = new Set<CaseEvent>(["handed_back", "settled", "resolved"]);
