import { z } from "zod";
import type { Log } from "../../../core/index.ts";
import type { Listing, Row } from "../ui/agent-view/api.ts";
import type { Rows } from "./rows.ts";

/** Filters look through this many of the latest conversations, but no longer than somebody waits for them. */
const MOST_LOOKED_THROUGH = 10_000;
const PATIENCE_MS = 3_000;
/** So many at once, so that others are served in between. */
const AT_ONCE = 200;
const PAGE = 100;

const names = z
  .string()
  .max(500)
  .transform((text) =>
    text
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
  )
  .optional();

/** What of the list is wanted. */
export const ListQuery = z.object({
  q: z.string().trim().max(200).optional(),
  channel: names,
  owner: names,
  agent: names,
  guardrail: names,
  case: names,
  cursor: z
    .string()
    .regex(/^\d{1,16}\.[\w-]{1,200}$/, "is none of ours")
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(PAGE),
  since: z.coerce.number().int().min(0).optional(),
});
export type ListQuery = z.output<typeof ListQuery>;

/** Lists conversations, latest activity first. */
export async function listConversations(
  log: Log,
  rows: Rows,
  query: ListQuery,
  patienceMs = PATIENCE_MS,
): Promise<Listing> {
  const at = await log.clock();
  const filtered = isFiltered(query);
  const [before, after] = readCursor(query.cursor);
  const most = filtered ? MOST_LOOKED_THROUGH : query.limit + 1;
  const found = await log.latest(most, {
    ...(before !== undefined && !filtered && { before }),
    // One millisecond earlier: what happened in the very one of the last answer may have been missed.
    ...(query.since !== undefined && { since: query.since - 1 }),
  });
  const rest = filtered ? found : skipTo(found, before, after);
  const ids = rest.map(({ conversation }) => conversation);
  if (!filtered) {
    const page = await rows.of(ids.slice(0, query.limit));
    return { conversations: page, total: await log.count(), at, ...nextOf(page, ids.length > query.limit) };
  }
  const words = query.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const { found: said, looked } = await lookThrough(ids, words, rows, patienceMs);
  const matching = said.filter((row) => matches(row, query));
  if (query.since !== undefined) {
    const still = new Set(matching.map(({ id }) => id));
    return { conversations: matching, gone: ids.slice(0, looked).filter((id) => !still.has(id)), at };
  }
  const among = looked < ids.length || found.length === MOST_LOOKED_THROUGH ? { among: looked } : {};
  const start = after === undefined ? 0 : matching.findIndex(({ id }) => id === after) + 1;
  const page = matching.slice(start, start + query.limit);
  const next = nextOf(page, matching.length > start + query.limit);
  return { conversations: page, total: matching.length, at, ...among, ...next };
}

/** The rows in which all these words were said, latest first, as far as there was time to look. */
async function lookThrough(ids: readonly string[], words: readonly string[], rows: Rows, patienceMs: number) {
  const until = Date.now() + patienceMs;
  const found: Row[] = [];
  let looked = 0;
  do {
    found.push(...(await rows.search(ids.slice(looked, looked + AT_ONCE), words)));
    looked = Math.min(ids.length, looked + AT_ONCE);
  } while (looked < ids.length && Date.now() < until);
  return { found, looked };
}

const isFiltered = ({ q, channel, owner, agent, guardrail, case: of }: ListQuery): boolean =>
  Boolean(q) || [channel, owner, agent, guardrail, of].some((each) => each !== undefined && each.length > 0);

function matches(row: Row, { channel, owner, agent, guardrail, case: of }: ListQuery): boolean {
  const among = (wanted: string[] | undefined, ...values: (string | undefined)[]) =>
    !wanted?.length || values.some((value) => value !== undefined && wanted.includes(value));
  return (
    among(channel, row.channel) &&
    among(owner, row.owner) &&
    among(agent, row.agent) &&
    among(guardrail, ...row.tripped) &&
    among(of, row.case?.reason, row.case?.state)
  );
}

function readCursor(cursor: string | undefined): [before: number | undefined, after: string | undefined] {
  if (cursor === undefined) return [undefined, undefined];
  const dot = cursor.indexOf(".");
  return [Number(cursor.slice(0, dot)), cursor.slice(dot + 1)];
}

// Several may share the millisecond of the last one shown.
function skipTo<T extends { conversation: string; at: number }>(
  found: T[],
  before: number | undefined,
  after: string | undefined,
): T[] {
  const last = found.findIndex(({ conversation, at }) => conversation === after && at === before);
  return last < 0 ? found : found.slice(last + 1);
}

function nextOf(page: readonly Row[], more: boolean): { next?: string } {
  const last = page.at(-1);
  return more && last ? { next: `${last.at}.${last.id}` } : {};
}
