import type { Figures, Overview } from "../../../channels/web/ui/agent-view/api.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A quiet month with weekends, one bad day and a day without a single conversation. */
export function anOverview(days: number, now: number): Overview {
  const dates = Array.from({ length: days }, (_, i) =>
    new Date(now - (days - 1 - i) * DAY_MS).toISOString().slice(0, 10),
  );
  const byDay = dates.map((day, i) => ({
    day,
    ...figures(i === 3 ? 0 : 120 + ((i * 29) % 70) - (i % 7 > 4 ? 60 : 0), i === 9 ? 3 : 1),
  }));
  const episodes = byDay.reduce((sum, day) => sum + day.episodes, 0);
  return {
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
    timezone: "America/New_York",
    total: figures(episodes, 1.1),
    before: figures(Math.round(episodes * 0.9), 1.2),
    days: byDay,
    channels: [
      { channel: "sms", ...figures(Math.round(episodes * 0.5), 1) },
      { channel: "web", ...figures(Math.round(episodes * 0.4), 0.8) },
      { channel: "slack", ...figures(Math.round(episodes * 0.1), 0.5) },
    ],
    agents: ["Triage", "Flight information", "Booking and cancellation", "Baggage"].map((agent, i) => ({
      agent,
      ...figures(900 - i * 200, 1 + i / 4),
    })),
    reasons: [
      { reason: "asked", count: 214 },
      { reason: "low_confidence", count: 120 },
      { reason: "guardrail", count: 41 },
      { reason: "approval", count: 22 },
    ],
    guardrails: [
      { guardrail: "relevance", tripped: 96, passed: 4_100, notRun: 12 },
      { guardrail: "jailbreak", tripped: 31, passed: 4_160, notRun: 17 },
      { guardrail: "grounding", tripped: 58, passed: 3_900, notRun: 250 },
    ],
  };
}

function figures(episodes: number, trouble: number): Figures {
  const some = (share: number) => Math.round(episodes * share);
  return {
    episodes,
    answered: some(0.98),
    escalated: some(0.14 * trouble),
    resolvedByBot: some(0.74),
    resolvedByStaff: some(0.12),
    reopened: some(0.03),
    trips: some(0.06 * trouble),
    optOuts: some(0.004),
    cost: episodes * 0.0061,
    answerMs: episodes > 0 ? { p50: 1_400 * trouble, p95: 4_100 * trouble } : { p50: null, p95: null },
    staffMs: episodes > 0 ? { p50: 95_000 * trouble, p95: 410_000 * trouble } : { p50: null, p95: null },
    satisfaction: { count: some(0.2), mean: 4.3 },
  };
}
