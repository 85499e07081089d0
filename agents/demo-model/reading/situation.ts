import type { AgentId } from "../../../core/index.ts";
import { agentIdOf } from "../../crew/roster.ts";
import { isLanguage, type Language } from "../../language/language.ts";
import { jsonIn } from "./exchanges.ts";

/** What an agent's instructions say of the present moment. */
export interface Situation {
  agent: AgentId | undefined;
  /** `YYYY-MM-DD`. */
  today: string;
  language: Language;
  channel: string;
  /** Confirmation codes the customer has proven to be theirs. */
  proven: string[];
  /** The account, once its holder is proven. */
  account: string | undefined;
  booking: string | undefined;
  flight: { flight_number: string; date: string } | undefined;
  bag: string | undefined;
  /** The booking to whose phone a one-time code was sent. */
  codeFor: string | undefined;
  /** A change that waits for the customer's agreement. */
  proposal: Readonly<Record<string, unknown>> | undefined;
}

/** Reads instructions as a model does: who am I, where are we, what is known. What is not said is not known. */
export function situationIn(instructions: string): Situation {
  const now = instructions.slice(Math.max(0, instructions.lastIndexOf("# Now\n")));
  const after = (label: string) => new RegExp(`^${label}: (.*)$`, "m").exec(now)?.[1];
  const language = after("Language")?.slice(0, 2) ?? "en";
  const shown = after("Under discussion") ?? "";
  const [, flight_number, date] = /\bflight (\S+) on (\S+?)(?:,|$)/.exec(shown) ?? [];
  const proposal = jsonIn(after("Proposed, waiting for the customer's agreement") ?? "");
  return {
    agent: agentIdOf(/^You are the (.+) agent\.$/m.exec(instructions)?.[1] ?? ""),
    today: after("Time")?.slice(0, 10) ?? new Date().toISOString().slice(0, 10),
    language: isLanguage(language) ? language : "en",
    channel: /^\w+/.exec(after("Channel") ?? "")?.[0] ?? "web",
    proven: codes(after("Proven bookings")),
    account: named(after("Proven account")),
    booking: /\bbooking (\S+?)(?:,|$)/.exec(shown)?.[1],
    flight: flight_number && date ? { flight_number, date } : undefined,
    bag: /\bbag (\S+?)(?:,|$)/.exec(shown)?.[1],
    codeFor: named(after("A one-time code was sent to the phone on booking")),
    proposal: proposal !== null && typeof proposal === "object" ? { ...proposal } : undefined,
  };
}

const codes = (text = ""): string[] => {
  const list = text.replace(/ \([^)]*\)$/, "");
  return list === "none" || list === "" ? [] : list.split(", ");
};

const named = (text: string | undefined): string | undefined => (text === "none" ? undefined : text);
