import type { ToolAnswer } from "../reading/exchanges.ts";
import { textAt } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { day } from "../words/moments.ts";
import { serviceIn } from "../words/service.ts";
import { type Line, line } from "./script.ts";
import type { Talk } from "./talk.ts";

/** Why a tool said no. */
export interface Refusal {
  code: string;
  /** A sentence that may be relayed. */
  message: string;
}

/** The tool's no; undefined when it did not refuse. A tool that broke counts as refusing: nothing was found out. */
export function refusalIn({ value, text }: ToolAnswer): Refusal | undefined {
  const code = textAt(value, "refused", "code");
  const message = textAt(value, "refused", "message");
  if (code !== undefined && message !== undefined) return { code, message };
  return value === undefined ? { code: "tool_failed", message: text } : undefined;
}

/** A no, relayed, with a person offered to those who want to go on. */
export function refused({ language, words }: Talk, { code, message }: Refusal): Line {
  if (code === "tool_failed") {
    return line(words.person(), {
      confidence: 0.3,
      needsHuman: true,
      reason: `A tool failed: ${message.slice(0, 200)}`,
    });
  }
  const said = serviceIn(language)?.refused(sentence(message)) ?? sentence(message);
  const offer = COMES_BY_ITSELF.has(code) ? "" : ask(language, "offer_person");
  return line([said, offer].filter(Boolean).join(" "), {
    confidence: 0.85,
    reason: `Refused by the airline: ${code}`,
  });
}

/** Nobody could do more about it: it is a matter of time, or done already. */
const COMES_BY_ITSELF = new Set(["check_in_not_open", "already_requested", "already_compensated"]);

/** The airline's words as a sentence, with its dates and times as people write them. */
export const sentence = (text: string): string =>
  (/[.!?]$/.test(text) ? text : `${text}.`)
    .replace(/\b([Aa]) (?=[aeiou])/g, "$1n ")
    .replace(
      /\b(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})\S*?(?=[.,]?(?:\s|$))/g,
      (_, date: string, time: string) => `${day(date)} at ${time}`,
    )
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => day(date));
