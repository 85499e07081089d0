import type { Crew, CrewAgent } from "../../../channels/web/ui/agent-view/api.ts";

const agent = (
  name: string,
  description: string,
  handoffs: string[],
  tools: [string, "read" | "write"][],
): CrewAgent => ({
  name,
  description,
  model: "demo",
  enabled: true,
  handoffs,
  tools: tools.map(([name, effect]) => ({ name, effect, description: `${name.replaceAll("_", " ")}.` })),
});

/** The airline's crew, as `/api/agents` tells of it. */
export const CREW: Crew = {
  first: "Triage",
  agents: [
    agent(
      "Triage",
      "Meets every customer and finds who can help.",
      [
        "Flight information",
        "Booking and cancellation",
        "Seats and special services",
        "Baggage",
        "FAQ",
        "Refunds and compensation",
      ],
      [],
    ),
    agent(
      "Flight information",
      "Times, gates, delays and connections.",
      ["Triage", "Booking and cancellation"],
      [["flight_status", "read"]],
    ),
    agent(
      "Booking and cancellation",
      "Books, changes and cancels.",
      ["Triage", "Refunds and compensation"],
      [["book_flight", "write"]],
    ),
    agent(
      "Seats and special services",
      "Seats, meals and assistance.",
      ["Triage", "Booking and cancellation"],
      [
        ["seat_map", "read"],
        ["change_seat", "write"],
      ],
    ),
    agent("Baggage", "Allowances, lost and damaged bags.", ["Triage"], [["bag_status", "read"]]),
    agent("FAQ", "Policies and everything general.", ["Triage"], [["faq", "read"]]),
    agent(
      "Refunds and compensation",
      "Refunds, vouchers and compensation.",
      ["Triage"],
      [["issue_compensation", "write"]],
    ),
  ],
  guardrails: [
    { name: "relevance", side: "input", tier: "local" },
    { name: "jailbreak", side: "input", tier: "local" },
    { name: "content_safety", side: "input", tier: "off" },
    { name: "grounding", side: "output", tier: "local" },
    { name: "personal_data", side: "output", tier: "local" },
    { name: "length", side: "output", tier: "local" },
    { name: "prompt_leak", side: "output", tier: "local" },
  ],
};
