import type { Entry } from "../api.ts";

/** One line for any fact: who owns it now, what a case went through, where a delivery stands. */
export function describe(entry: Entry): string {
  switch (entry.kind) {
    case "owner":
      return `Owner: ${entry.owner}${entry.staff ? ` (${entry.staff.name})` : ""} · ${plain(entry.reason)}`;
    case "case":
      return `Case ${plain(entry.event)}${entry.by ? ` by ${entry.by.name}` : ""}${typeof entry.reason === "string" ? ` · ${plain(entry.reason)}` : ""}`;
    case "delivery":
      return `Delivery ${plain(entry.state)}${entry.reason ? ` · ${entry.reason}` : ""}`;
    case "confidence":
      return `Confidence ${Math.round(entry.value * 100)} %${entry.ungrounded?.length ? ` · ungrounded: ${entry.ungrounded.join(", ")}` : ""}`;
    case "blocked":
      return `Blocked by ${entry.guardrail}: the model never sees this message`;
    case "retracted":
      return `Words taken back · ${plain(entry.reason)}`;
    case "episode":
      return `Episode ${entry.number} · ${plain(entry.reason)}`;
    case "consent":
      return `${entry.optedOut ? "Opted out" : "Opted in"} · ${plain(entry.by)}`;
    case "language":
      return `Language: ${entry.language}`;
    case "contact":
      return `Contact proven · ${plain(entry.how)}`;
    case "revealed":
      return `Personal data revealed to ${entry.by}`;
    case "outcome":
      return `Outcome: resolved by ${entry.by}`;
    case "rating":
      return `Rated ${entry.value} of 5`;
    case "feedback":
      return `Feedback: ${entry.value}`;
    case "edited":
      return "Edited by the customer";
    case "deleted":
      return "Deleted by the customer";
    case "turn":
      return `Turn ${plain(entry.phase)}${entry.error ? ` · ${entry.error}` : ""}`;
    case "model":
      return `${entry.agent}: model answered`;
    case "tool":
      return `${entry.tool} ${entry.error ? "failed" : entry.phase}`;
    case "guardrail":
      return `${plain(entry.guardrail)} ${plain(entry.verdict)}`;
    case "handoff":
      return `${entry.from} handed to ${entry.to}`;
    case "message":
      return `${entry.message.from} said something`;
    case "agent":
      return `${entry.agent} has it`;
    default:
      return plain(entry.kind);
  }
}

/** `low_confidence` as people write it. */
export function plain(name: string): string {
  return name.replaceAll("_", " ");
}
