import type { Case, CaseEvent, Entry } from "../../../core/index.ts";

/** Why a person is needed, as staff read it. */
const REASONS: Readonly<Record<string, string>> = {
  guardrail: "A guardrail tripped",
  low_confidence: "The bot was not sure enough",
  ungrounded: "The bot could not back its answer up",
  asked: "Asked for a person",
  approval: "Needs your approval",
  tool_failed: "A step failed",
  model_unavailable: "The model was not reachable",
  max_turns: "The bot went round in circles",
  undeliverable: "A message did not arrive",
  poison_turn: "The bot failed on this message, again and again",
  unknown_outcome: "Nobody knows whether something happened",
};

export const reasonWords = (reason: string): string => REASONS[reason] ?? reason.replaceAll("_", " ");

const CHANNELS: Readonly<Record<string, string>> = { sms: "SMS", slack: "Slack", web: "Web chat" };

export const channelWords = (channel: string): string => CHANNELS[channel] ?? channel;

const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });

export const languageWords = (language: string): string => LANGUAGES.of(language) ?? language;

/** How a case stands, in a few words. */
export function standingWords(of: Case): string {
  if (of.state === "claimed") return `${of.staff?.name ?? "Somebody"} has it`;
  if (of.state === "resolved") return `Resolved by ${of.staff?.name ?? "staff"}`;
  if (of.state === "returned") return of.staff ? `Closed by ${of.staff.name}; the bot goes on` : "The bot goes on";
  return "Waiting for somebody to claim it";
}

export function standingSign(of: Case): string {
  if (of.state === "resolved") return "✅";
  if (of.state === "returned") return "↩️";
  if (of.state === "claimed") return "🔵";
  return of.priority === "high" ? "🔴" : "🟠";
}

const EVENTS: Partial<Record<CaseEvent, (entry: Entry & { kind: "case" }) => string>> = {
  added: (entry) => `One more reason: ${reasonWords(text(entry.reason))}. ${text(entry.summary)}`,
  claimed: (entry) => `🙋 ${by(entry)} has this case. The bot is silent from here on.`,
  reassigned: (entry) => `👉 ${by(entry)} gave this case to ${nameOf(entry.to)}.`,
  requeued: (entry) => `⏰ ${nameOf(entry.from)} did not answer in time, so the case is back in the queue.`,
  noted: (entry) => `📝 Note from ${by(entry)}: ${text(entry.text)}`,
  live_on: (entry) => `🔴 ${by(entry)} is live: what ${by(entry)} writes in this thread goes to the customer.`,
  live_off: (entry) =>
    entry.by ? `⚪ ${by(entry)} is no longer live.` : "⚪ Live was turned off: nothing was written for a while.",
  renotified: () => "⏰ Still nobody has claimed this case.",
  widened: () => "⏰ This case has waited twice as long as it may. Who can take it?",
  nobody_came: () => "⏰ Nobody came. The customer was told, and the case waits here until somebody claims it.",
  idle: () => "💤 Nothing has happened here for a day. Is it done? Then press Resolve.",
  approved: (entry) => `👍 ${by(entry)} approved: ${text(entry.what)}`,
  denied: (entry) => `👎 ${by(entry)} denied: ${text(entry.what)}. The customer was told.`,
  carried_out: (entry) => `✔️ Done: ${text(entry.what)}. The customer was told.`,
  carry_out_failed: (entry) => `⚠️ Approved, but it could not be done: ${text(entry.what)} (${text(entry.error)}).`,
  handed_back: (entry) =>
    `↩️ ${by(entry)} handed back to the bot${entry.briefing ? `, with this: ${text(entry.briefing)}` : ""}.`,
  settled: () => "↩️ Nothing is left to decide. The bot goes on.",
  resolved: (entry) => `✅ ${by(entry)} resolved this case: ${text(entry.reason)}`,
};

/** What happened to a case, as a line; undefined for what its own message shows anyway. */
export const eventWords = (entry: Entry & { kind: "case" }): string | undefined => EVENTS[entry.event]?.(entry);

/** The events for which more people than those in the thread should look up. */
export const CALLS: ReadonlySet<CaseEvent> = new Set<CaseEvent>(["renotified", "widened", "nobody_came", "requeued"]);

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const by = ({ by: staff }: Entry & { kind: "case" }): string => staff?.name ?? "Somebody";
const nameOf = (staff: unknown): string => text((staff as { name?: unknown } | undefined)?.name) || "Somebody";
