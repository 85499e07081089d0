import { z } from "zod";
import type { Log } from "../../../core/index.ts";
import type { Listing, Row } from "../ui/agent-view/api.ts";
import type { Rows } from "./rows.ts";

/** Filters look through this many of the latest conversations. */
const MOST_LOOKED_THROUGH = 2_000;
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
export async function listConversations(log: Log, rows: Rows, query: ListQuery): Promise<Listing> {
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
  const matching = (await rows.search(ids, words)).filter((row) => matches(row, query));
  if (query.since !== undefined) {
    const still = new Set(matching.map(({ id }) => id));
    return { conversations: matching, gone: ids.filter((id) => !still.has(id)), at };
  }
  const among = found.length === MOST_LOOKED_THROUGH ? { among: MOST_LOOKED_THROUGH } : {};
  const start = after === undefined ? 0 : matching.findIndex(({ id }) => id === after) + 1;
  const page = matching.slice(start, start + query.limit);
  const next = nextOf(page, matching.length > start + query.limit);
  return { conversations: page, total: matching.length, at, ...among, ...next };
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
