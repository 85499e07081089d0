import type { Row } from "../../../channels/web/ui/agent-view/api.ts";

const WORDS = [
  "Is my flight on time?",
  "Thanks, that is all I needed.",
  "I want to cancel my booking",
  "Where is my bag?",
  "Window seat please",
  "Quiero cambiar mi vuelo",
];
const AGENTS = [
  "Triage",
  "Flight information",
  "Booking and cancellation",
  "Seats and special services",
  "Baggage",
  "FAQ",
];
const OWNERS = ["bot", "bot", "bot", "bot", "queue", "human"] as const;
const CHANNELS = ["sms", "web", "slack"];

/** A list as long as a busy airline's, newest first; the same every time. */
export function manyRows(count: number, now: number): Row[] {
  return Array.from({ length: count }, (_, i) => aRow(i, now - i * 37_000));
}

function aRow(i: number, at: number): Row {
  const owner = of(OWNERS, i * 7);
  return {
    id: `r${i}`,
    channel: of(CHANNELS, i * 5),
    who: `+1 ••• ••• ${String(1000 + ((i * 37) % 9000))}`,
    owner,
    ...(owner === "human" && { staff: { id: "U1", name: "Maya" } }),
    ...(owner !== "bot" && {
      case: {
        id: `k${i}`,
        reason: of(["asked", "low_confidence", "guardrail"], i),
        priority: of(["normal", "high"], i),
        state: owner === "human" ? "claimed" : "open",
        openedAt: at,
      },
    }),
    agent: of(AGENTS, i * 3),
    language: i % 6 === 5 ? "es" : "en",
    tripped: i % 19 === 0 ? ["jailbreak"] : [],
    confidence: ((i * 13) % 60) / 100 + 0.4,
    last: { from: i % 2 ? "bot" : "customer", text: of(WORDS, i) },
    waiting: i % 2 === 0,
    resolved: i % 5 === 0,
    optedOut: i % 41 === 0,
    messages: 2 + (i % 20),
    createdAt: at - 600_000,
    at,
  };
}

function of<T>(all: readonly T[], i: number): T {
  const one = all[i % all.length];
  if (one === undefined) throw new Error("nothing to choose from");
  return one;
}
