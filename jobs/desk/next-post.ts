import { type CaseFact, CLOSING, type Entry, isShown, type Log, type Posting, type Shown } from "../../core/index.ts";

/** Read at once. */
const PAGE = 200;
/** One post holds this much at most. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 2_500;
/** How much of what came before a case is shown with it. */
const MOST_HISTORY = 20;

/** What is shown next, and how far that brings us. */
export type Post =
  | { kind: "skip"; leads: Partial<Shown> }
  | { kind: "case"; case: string; at: number; key: string; from: number; to: number; leads: Partial<Shown> }
  | { kind: "lines"; entries: Entry[]; key: string; from: number; to: number; leads: Partial<Shown> };

/** The next thing to show after the cursor, or, with `posting`, that very one again; undefined: all is shown. */
export async function nextPost(
  shown: Shown,
  conversation: string,
  log: Log,
  posting?: Posting,
): Promise<Post | undefined> {
  const page = await log.read(conversation, {
    after: shown.cursor,
    ...(posting ? { to: posting.to } : { limit: PAGE }),
  });
  const [first] = page;
  if (!first) return undefined;
  if (first.kind === "case" && first.event === "opened") return opening(first, shown, conversation, log);
  if (!shown.case) return skipTo(page.findIndex(isOpening), page);
  return lines(page, shown, posting !== undefined);
}

const isOpening = (entry: Entry): boolean => entry.kind === "case" && entry.event === "opened";

/** Before the first case there is nothing to show. */
function skipTo(at: number, page: readonly Entry[]): Post {
  const last = at < 0 ? page.at(-1) : page[at - 1];
  return { kind: "skip", leads: { cursor: last?.seq ?? 0 } };
}

/** A case is posted first, then what was said before it. */
async function opening(
  { case: id, seq, at }: Entry & CaseFact,
  shown: Shown,
  conversation: string,
  log: Log,
): Promise<Post> {
  if (shown.case !== id) {
    return { kind: "case", case: id, at, key: id, from: seq, to: seq, leads: { case: id, over: false } };
  }
  const entries = await historyBefore(seq, conversation, log);
  const leads = { cursor: seq };
  const [first] = entries;
  return first
    ? { kind: "lines", entries, key: `${id}-before`, from: first.seq, to: seq, leads }
    : { kind: "skip", leads };
}

/** The last messages of the episode before an entry. */
async function historyBefore(seq: number, conversation: string, log: Log): Promise<Entry[]> {
  const messages = await log.messages(conversation, { before: seq, limit: MOST_HISTORY });
  const from = messages[0]?.seq ?? seq;
  const between = await log.read(conversation, { after: from, to: seq });
  const episode = between.findLast((entry) => entry.kind === "episode" && entry.seq < seq)?.seq ?? 0;
  return messages.filter((entry) => entry.seq > episode);
}

function lines(page: readonly Entry[], shown: Shown, whole: boolean): Post {
  const taken: Entry[] = [];
  let over = shown.over ?? false;
  let cursor = shown.cursor;
  let size = 0;
  for (const entry of page) {
    if (isOpening(entry)) break;
    if (isShown(entry, over)) {
      size += weight(entry);
      if (!whole && taken.length > 0 && (taken.length >= MOST_LINES || size > MOST_CHARACTERS)) break;
      taken.push(entry);
    }
    if (entry.kind === "case" && CLOSING.has(entry.event)) over = true;
    cursor = entry.seq;
  }
  const leads = { cursor, over };
  const [first] = taken;
  return first
    ? { kind: "lines", entries: taken, key: `${shown.case}-${first.seq}`, from: first.seq, to: cursor, leads }
    : { kind: "skip", leads };
}

const weight = (entry: Entry): number => (entry.kind === "message" ? entry.message.text.length + 40 : 80);
