import type { ConversationState, Entry, Log, Message } from "../../../core/index.ts";
import type { Row } from "../ui/agent-view/api.ts";
import { maskOf } from "./mask/mask.ts";

const MOST_LAST = 160;
const MOST_ROWS = 12_000;

/** What the list needs of a conversation's log, and what is searched. */
interface Read {
  seq: number;
  version: number;
  row: Row;
  /** Everything that was said, folded, for the search. */
  words: string;
}

/** Makes rows, and keeps them for as long as their conversation does not change. */
export class Rows {
  readonly #log: Log;
  readonly #known = new Map<string, Read>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** The rows of these conversations, in their order; those that are gone are left out. */
  async of(conversations: readonly string[]): Promise<Row[]> {
    const read = await Promise.all(conversations.map((conversation) => this.#read(conversation)));
    return read.flatMap((each) => (each ? [each.row] : []));
  }

  /** The same, of those in which all these words were said. */
  async search(conversations: readonly string[], words: readonly string[]): Promise<Row[]> {
    const read = await Promise.all(conversations.map((conversation) => this.#read(conversation)));
    return read.flatMap((each) => (each && words.every((word) => each.words.includes(word)) ? [each.row] : []));
  }

  async #read(conversation: string): Promise<Read | undefined> {
    const state = await this.#log.state(conversation);
    if (!state) return undefined;
    const known = this.#known.get(conversation);
    if (known?.seq === state.seq && known.version === state.ownerVersion) return known;
    const [entries, waiting] = await Promise.all([this.#log.read(conversation), this.#log.waiting(conversation, 1)]);
    const row = toRow(state, entries, waiting.length > 0);
    const read: Read = { seq: state.seq, version: state.ownerVersion, row, words: wordsOf(state, entries) };
    if (this.#known.size >= MOST_ROWS) this.#known.clear();
    this.#known.set(conversation, read);
    return read;
  }
}

/** A conversation's row from its state and log. */
export function toRow(state: ConversationState, entries: readonly Entry[], waiting: boolean): Row {
  const { conversation, owner, staff, agent, language, resolved, optedOut, createdAt } = state;
  const episode = entries.filter(({ seq }) => seq >= state.episodeSeq);
  const said = entries.filter((entry) => entry.kind === "message");
  const last = said.at(-1)?.message;
  const confidence = episode.findLast((entry) => entry.kind === "confidence")?.value;
  const mask = maskOf(state, entries);
  return {
    id: conversation,
    channel: state.address.channel,
    who: whoIs(state),
    owner,
    tripped: [
      ...new Set(
        episode.flatMap((each) => (each.kind === "guardrail" && each.verdict === "tripped" ? [each.guardrail] : [])),
      ),
    ],
    waiting,
    resolved,
    optedOut,
    messages: said.length,
    createdAt,
    at: entries.at(-1)?.at ?? createdAt,
    ...(language && { language }),
    ...(staff && { staff }),
    ...(agent && { agent }),
    ...(state.case && { case: caseOf(state.case) }),
    ...(confidence !== undefined && { confidence }),
    ...(last && { last: { from: last.from, text: mask.text(inShort(last)).slice(0, MOST_LAST) } }),
  };
}

/** A message in a line: its words, or what came without any. */
function inShort({ text, attachments = [] }: Message): string {
  return text || attachments.map(({ type }) => `📎 ${type}`).join(" ");
}

function caseOf({
  id,
  reasons,
  priority,
  state,
  openedAt,
}: NonNullable<ConversationState["case"]>): NonNullable<Row["case"]> {
  return { id, reason: reasons[0] ?? "", priority, state, openedAt };
}

function whoIs({ address: { channel, to, user } }: ConversationState): string {
  if (channel === "slack") return `Slack ${user ?? ""}`.trim();
  if (channel === "web") return `visitor …${to.slice(-4)}`;
  return to.length > 6 ? `${to.slice(0, 2)}•••${to.slice(-4)}` : "•••";
}

function wordsOf({ conversation, address }: ConversationState, entries: readonly Entry[]): string {
  const said = entries.flatMap((entry) => (entry.kind === "message" ? [entry.message.text] : []));
  return [conversation, address.to, ...said].join("\n").toLowerCase();
}
