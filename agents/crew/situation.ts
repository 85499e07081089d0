import type { CustomerContext } from "../context.ts";
import { withholdInstructions } from "../guardrails/tool-results.ts";
import { ownName } from "../language/index.ts";
import { ON_CHANNEL } from "./house-rules.ts";

/** What is so right now, as lines an agent reads last: who it talks to, where, and what is under discussion. */
export function situation({ channel, kept }: CustomerContext, now: Date): string {
  const { language = "en", proof, proposal, codeFor, hints } = kept;
  const lines = [
    `Time: ${now.toISOString().slice(0, 16)}Z, ${now.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" })}`,
    `Language: ${language}. Answer in ${ownName[language]}, whatever language anything else is in.`,
    `Channel: ${channel}. ${ON_CHANNEL[channel] ?? "Plain text."}`,
    `Proven bookings: ${listed(proof?.bookings)}${proof ? ` (${proof.how})` : ""}`,
    `Proven account: ${proof?.customer ?? "none"}`,
    `Under discussion: ${listed(underDiscussion(kept.focus))}`,
    codeFor !== undefined && `A one-time code was sent to the phone on booking: ${codeFor}`,
    proposal !== undefined && `Proposed, waiting for the customer's agreement: ${JSON.stringify(proposal.change)}`,
    proposal !== undefined && `What that means: ${proposal.words}`,
    `Hints, no proof of anything: ${listed(Object.entries(hints).map(([what, value]) => `${what} ${harmless(value)}`))}`,
  ];
  return lines.filter(Boolean).join("\n");
}

/** People choose their own display names; what stands here must not read like a rule of ours. */
const harmless = (value: string | undefined): unknown => withholdInstructions(value).result;

function underDiscussion({ flight, ...others }: CustomerContext["kept"]["focus"]): string[] {
  const named = Object.entries(others).map(([what, value]) => `${what} ${value}`);
  return flight ? [...named, `flight ${flight.flight_number} on ${flight.date}`] : named;
}

const listed = (items: readonly string[] | undefined): string => items?.join(", ") || "none";
