import { DateTime } from "luxon";
import type { Log } from "../../../core/index.ts";
import type { Figures, Overview, Spread } from "../ui/agent-view/api.ts";
import type { EpisodeCounts, EpisodeFigures } from "./episodes.ts";

/** More than this is for a warehouse. */
const MOST_CONVERSATIONS = 10_000;
const AT_ONCE = 50;

/** Sums up the last `days` days, today included, and the same stretch before. */
export async function overviewOf(
  log: Log,
  counts: EpisodeCounts,
  { days, zone }: { days: number; zone: string },
): Promise<Overview> {
  const today = DateTime.fromMillis(await log.clock(), { zone }).startOf("day");
  const from = today.minus({ days: days - 1 });
  const earlier = from.minus({ days });
  const found = await log.latest(MOST_CONVERSATIONS, { since: earlier.toMillis() });
  const episodes = await countAll(
    found.map(({ conversation }) => conversation),
    counts,
  );
  const within = (start: DateTime, end: DateTime) =>
    episodes.filter(({ startedAt }) => startedAt >= start.toMillis() && startedAt < end.toMillis());
  const now = within(from, today.plus({ days: 1 }));
  return {
    from: from.toISODate() ?? "",
    to: today.toISODate() ?? "",
    timezone: zone,
    total: figuresOf(now),
    before: figuresOf(within(earlier, from)),
    days: Array.from({ length: days }, (_, i) => {
      const day = from.plus({ days: i });
      return { day: day.toISODate() ?? "", ...figuresOf(within(day, day.plus({ days: 1 }))) };
    }),
    channels: grouped(now, ({ channel }) => [channel]).map(([channel, of]) => ({ channel, ...figuresOf(of) })),
    agents: grouped(now, ({ agents }) => agents).map(([agent, of]) => ({ agent, ...figuresOf(of) })),
    reasons: grouped(now, ({ reasons }) => [...new Set(reasons)]).map(([reason, of]) => ({ reason, count: of.length })),
    guardrails: guardrailsOf(now),
    ...(found.length === MOST_CONVERSATIONS && { among: MOST_CONVERSATIONS }),
  };
}

async function countAll(conversations: readonly string[], counts: EpisodeCounts): Promise<EpisodeFigures[]> {
  const all: EpisodeFigures[] = [];
  for (let i = 0; i < conversations.length; i += AT_ONCE) {
    const some = await Promise.all(conversations.slice(i, i + AT_ONCE).map((each) => counts.of(each)));
    all.push(...some.flat());
  }
  return all;
}

/** Sums episodes up. */
export function figuresOf(episodes: readonly EpisodeFigures[]): Figures {
  const count = (test: (episode: EpisodeFigures) => boolean) => episodes.filter(test).length;
  const sum = (of: (episode: EpisodeFigures) => number) => episodes.reduce((total, each) => total + of(each), 0);
  const ratings = episodes.flatMap(({ rating }) => rating ?? []);
  return {
    episodes: episodes.length,
    answered: count(({ answered }) => answered),
    escalated: count(({ reasons }) => reasons.length > 0),
    resolvedByBot: count(({ resolvedBy }) => resolvedBy === "bot"),
    resolvedByStaff: count(({ resolvedBy }) => resolvedBy === "person"),
    reopened: count(({ reopened }) => reopened),
    trips: sum(({ guardrails }) => Object.values(guardrails).reduce((total, { tripped }) => total + tripped, 0)),
    optOuts: sum(({ optOuts }) => optOuts),
    cost: sum(({ cost }) => cost),
    answerMs: spreadOf(episodes.flatMap(({ answerMs }) => answerMs)),
    staffMs: spreadOf(episodes.flatMap(({ staffMs }) => staffMs ?? [])),
    satisfaction: {
      count: ratings.length,
      mean: ratings.length === 0 ? 0 : ratings.reduce((total, each) => total + each, 0) / ratings.length,
    },
  };
}

/** Percentiles by the nearest rank. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
  return { p50: at(0.5), p95: at(0.95) };
}

function grouped(
  episodes: readonly EpisodeFigures[],
  keysOf: (episode: EpisodeFigures) => string[],
): [string, EpisodeFigures[]][] {
  const groups = new Map<string, EpisodeFigures[]>();
  for (const episode of episodes)
    for (const key of keysOf(episode)) groups.set(key, [...(groups.get(key) ?? []), episode]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

function guardrailsOf(episodes: readonly EpisodeFigures[]): Overview["guardrails"] {
  const sums = new Map<string, { tripped: number; passed: number; notRun: number }>();
  for (const { guardrails } of episodes) {
    for (const [name, { tripped, passed, notRun }] of Object.entries(guardrails)) {
      const sum = sums.get(name) ?? { tripped: 0, passed: 0, notRun: 0 };
      sums.set(name, { tripped: sum.tripped + tripped, passed: sum.passed + passed, notRun: sum.notRun + notRun });
    }
  }
  return [...sums].map(([guardrail, sum]) => ({ guardrail, ...sum })).sort((a, b) => b.tripped - a.tripped);
}
