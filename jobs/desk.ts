import { setTimeout as sleep } from "node:timers/promises";
import {
  conversationOfCase,
  type DeskFace,
  type Log,
  type Logs,
  type Mirror,
  type Pace,
  type Place,
  SendFailed,
  type Showing,
  ShowingEnded,
  type WaitingLine,
} from "../core/index.ts";
import { cardOf, isCurrent, type Translate, translated } from "./desk/card.ts";
import { nextPost, type Post } from "./desk/next-post.ts";

/** A face that does not answer within this is asked later what became of it. */
const CALL_WITHIN_MS = 15_000;
const LONGEST_PAUSE_MS = 30_000;
/** A post may become visible a moment after it was made. */
const SETTLE_MS = 1_000;

/** What showing staff what is new needs. */
export interface ShowDesk {
  mirror: Mirror;
  face: DeskFace;
  log: Log;
  pace: Pace;
  line: WaitingLine;
  /** Asks for another look, not before `at` (ms). */
  later(conversation: string, at: number): Promise<void>;
  translate?: Translate;
  logs: Logs;
}

/**
 * Shows staff what is new in a conversation: its case as one post that is kept current, and what was said beneath it,
 * in order. Each is posted once: what a dead worker may have posted is looked up before anything else.
 */
export function showCases(desk: ShowDesk) {
  return async ({ conversation }: { conversation: string }, shutdown: AbortSignal): Promise<void> => {
    for (let more = true; more && !shutdown.aborted; ) {
      const showing = await desk.mirror.begin(conversation);
      if (!showing) return;
      more = await showAll(showing, desk, shutdown);
    }
  };
}

/** Older cases have not been shown yet. */
class NotYet extends Error {
  override readonly name = "NotYet";
  readonly ahead: number;
  /** How long this one has waited, in ms. */
  readonly waited: number;

  constructor(ahead: number, waited: number) {
    super(`${ahead} older cases come first`);
    this.ahead = ahead;
    this.waited = waited;
  }
}

/** Shows what there is. True: more has come in the meantime. */
async function showAll(showing: Showing, desk: ShowDesk, shutdown: AbortSignal): Promise<boolean> {
  try {
    await finishPosting(showing, desk);
    await moveAlong(showing, desk);
    // What was just pressed is seen at once; the lines beneath go out no faster than the face takes them.
    await refresh(showing, desk);
    for (let next = await nextPost(showing.shown, showing.conversation, desk.log); next && !shutdown.aborted; ) {
      if (next.kind === "skip") await showing.write(next.leads);
      else await post(next, showing, desk);
      next = await nextPost(showing.shown, showing.conversation, desk.log);
    }
    const over = await refresh(showing, desk);
    if (showing.shown.failures) await showing.write({ failures: undefined });
    return await showing.end({ over });
  } catch (error) {
    if (error instanceof ShowingEnded) return false;
    await putOff(showing, error, desk);
    return false;
  }
}

/** What somebody began to post and nobody saw the end of: it is there, or it is posted now. */
async function finishPosting(showing: Showing, desk: ShowDesk): Promise<void> {
  const { posting, place, cursor } = showing.shown;
  if (!posting) return;
  const post = await nextPost({ ...showing.shown, cursor }, showing.conversation, desk.log, posting);
  if (!post || post.kind === "skip") {
    await showing.write({ posting: undefined });
    return;
  }
  const rest = posting.at + SETTLE_MS - Date.now();
  if (rest > 0) await sleep(rest);
  const beneath = post.kind === "case" ? undefined : place;
  const found = await desk.face.find(posting.key, beneath, posting.at, AbortSignal.timeout(CALL_WITHIN_MS));
  if (!found) {
    await send(post, showing, desk);
    return;
  }
  await showing.write({ ...post.leads, ...(post.kind === "case" && stands(found, showing)), posting: undefined });
  if (post.kind === "case") await makeRoom(post.case, desk);
}

/**
 * Staff look elsewhere now: where a case stood may be anybody's. Nothing more is shown there; one that is not over is
 * posted anew, with all that was said.
 */
async function moveAlong(showing: Showing, desk: ShowDesk): Promise<void> {
  const { conversation } = showing;
  const isStale = () => showing.shown.place !== undefined && !desk.face.isCurrent(showing.shown.place);
  while (isStale()) {
    const { case: of = "", over } = showing.shown;
    const entries = await desk.log.read(conversation);
    const opened = entries.find((entry) => entry.kind === "case" && entry.event === "opened" && entry.case === of);
    if (over || !opened) await showing.write({ place: undefined });
    else {
      const [at, seq] = [opened.at, opened.seq];
      await post(
        { kind: "case", case: of, at, key: of, from: seq, to: seq, leads: { cursor: seq - 1 } },
        showing,
        desk,
      );
    }
  }
}

async function post(next: Exclude<Post, { kind: "skip" }>, showing: Showing, desk: ShowDesk): Promise<void> {
  if (next.kind === "case") {
    const ahead = await desk.line.ahead(next.case, next.at);
    if (ahead > 0) throw new NotYet(ahead, Date.now() - next.at);
  }
  const wait = await desk.pace.reserve(desk.face.pace);
  if (wait > 0) {
    await sleep(wait);
    return;
  }
  const { key, from, to } = next;
  await showing.write({ posting: { key, from, to, at: Date.now() } });
  await send(next, showing, desk);
}

async function send(next: Exclude<Post, { kind: "skip" }>, showing: Showing, desk: ShowDesk): Promise<void> {
  const signal = AbortSignal.timeout(CALL_WITHIN_MS);
  try {
    if (next.kind === "case") {
      // Asking keeps the place while an outage lasts.
      await desk.line.ahead(next.case, next.at);
      const card = await cardOf(showing.conversation, next.case, desk);
      const place = card && (await desk.face.post(card.card, next.key, signal));
      await showing.write({ ...next.leads, ...stands(place, showing), card: card?.mark, posting: undefined });
      await makeRoom(next.case, desk);
      return;
    }
    const { place } = showing.shown;
    const lines = await translated(next.entries, showing.conversation, desk);
    if (place) await desk.face.tell(place, lines, next.key, signal);
    await showing.write({ ...next.leads, posting: undefined });
  } catch (error) {
    // Certainly refused: next time there is nothing to look up.
    if (error instanceof SendFailed && error.kind !== "unknown") await showing.write({ posting: undefined });
    throw error;
  }
}

/** The next in line need not find out by itself that it is. */
async function makeRoom(of: string, { line, later }: ShowDesk): Promise<void> {
  const next = await line.leave(of);
  if (next !== undefined) await later(conversationOfCase(next), Date.now());
}

function stands(place: Place | undefined, { shown: { places = [] } }: Showing) {
  return { place, places: place ? [...places, place] : places };
}

/** Makes the case's own message show how it stands. True: it is over, and nothing of it will change any more. */
async function refresh(showing: Showing, desk: ShowDesk): Promise<boolean> {
  const { place, case: id } = showing.shown;
  if (!place || !id) return false;
  const card = await cardOf(showing.conversation, id, desk);
  if (!card) return false;
  if (!isCurrent(card, showing.shown)) {
    await desk.face.update(place, card.card, AbortSignal.timeout(CALL_WITHIN_MS));
    await showing.write({ card: card.mark });
  }
  return card.done;
}

async function putOff(showing: Showing, error: unknown, desk: ShowDesk): Promise<void> {
  const failures = error instanceof NotYet ? (showing.shown.failures ?? 0) : (showing.shown.failures ?? 0) + 1;
  const again = Math.ceil(Date.now() + pauseAfter(error, failures));
  const { conversation } = showing;
  if (error instanceof NotYet) desk.logs.debug({ conversation, ahead: error.ahead }, "older cases first");
  else desk.logs.warn({ conversation, failures, err: error }, "staff can't be shown what is new");
  if (error instanceof SendFailed && error.retryAfterMs)
    await desk.pace.rest(desk.face.pace.sender, error.retryAfterMs);
  try {
    await showing.write({ failures });
    await showing.end({ again, over: false });
    await desk.later(conversation, again);
  } catch (lost) {
    if (!(lost instanceof ShowingEnded)) throw lost;
  }
}

function pauseAfter(error: unknown, failures: number): number {
  // Whoever goes wakes the next: asking is for when that was lost, and the rarer the longer it takes.
  if (error instanceof NotYet) return Math.min(Math.max(250 * error.ahead, error.waited / 10), LONGEST_PAUSE_MS / 2);
  const known = error instanceof SendFailed ? error : undefined;
  if (known?.retryAfterMs) return known.retryAfterMs;
  // What is wrong for good (a token, a channel) is mended by a person: until then, now and then.
  const pause = known?.kind === "permanent" ? LONGEST_PAUSE_MS : Math.min(250 * 2 ** failures, LONGEST_PAUSE_MS);
  return pause * (0.5 + Math.random() / 2);
}
