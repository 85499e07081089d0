import { fold } from "../../language/fold.ts";
import { unmask } from "../input/disguise.ts";
import { type LocalVerdict, passed } from "../verdict.ts";
import { remembered } from "./remembered.ts";

/** So many words in a row are no coincidence. */
const RUN = 8;
/** Chinese and Japanese write without spaces: so many characters in a row. */
const CJK_RUN = 14;
/** A secret is given away by any so many characters of it. */
const SECRET_PART = 10;

const CONFESSES =
  /\bmy (?:system |initial |hidden |original |internal )?(?:prompt|instructions) (?:is|are|say|says|state|tell|read)\b|\b(?:here (?:is|are)|these are) my (?:\w+ ){0,2}(?:prompt|instructions|guidelines)\b|\bi (?:was|am) instructed to\b|\bmi(?:s)? (?:prompt|instrucciones) (?:es|son|dicen)\b|\bmes (?:instructions|consignes) (?:sont|disent)\b|\bmeine anweisungen (?:sind|lauten)\b|\bminhas instrucoes (?:sao|dizem)\b|我的(?:系统)?(?:提示|指令)(?:是|为)|私の(?:指示|プロンプト)は/;

export interface Confidential {
  /** The agents' instructions, and whatever else the model was told in confidence. */
  instructions: readonly string[];
  /** Keys, tokens, passwords. Shorter than six characters are no secrets. */
  secrets?: readonly string[];
  /** What may be quoted although it stands in the instructions: policies, the customer's own context. */
  quotable?: readonly string[];
}

/**
 * Whether a reply gives away the agents' instructions or a secret: quoted in part, or encoded (base64, hex, rot13,
 * reversed, spaced out). Policies are for telling, so `quotable` text does not count.
 */
export function promptLeak(reply: string, { instructions, secrets = [], quotable = [] }: Confidential): LocalVerdict {
  const said = [{ text: fold(reply), disguise: "" }, ...unmask(reply)];
  const telling = quotable.map(runsIn);
  const told = instructions.map(runsIn);
  for (const { text, disguise } of said) {
    if (secrets.some((secret) => gives(text, secret))) return tripped("high", "a secret", disguise);
    const runs = [...new Set(runs8(text))].filter((run) => among(told, run) && !among(telling, run)).length;
    if (runs > 0) return tripped(runs > RUN ? "high" : "medium", "its instructions", disguise);
  }
  if (CONFESSES.test(said[0]?.text ?? "")) return tripped("medium", "its instructions, or says so", "");
  return passed(true);
}

const runsIn: (text: string) => ReadonlySet<string> = remembered((text) => new Set(runs8(fold(text))));

const among = (texts: readonly ReadonlySet<string>[], run: string): boolean => texts.some((runs) => runs.has(run));

/** Every run of eight words, and of fourteen characters where there are no spaces between words. */
function runs8(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs: string[] = [];
  for (let at = 0; at + RUN <= words.length; at++) runs.push(words.slice(at, at + RUN).join(" "));
  for (const [run] of text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{14,}/gu))
    for (let at = 0; at + CJK_RUN <= run.length; at++) runs.push(run.slice(at, at + CJK_RUN));
  return runs;
}

/** Looked for without separators, so that "s k - 1 2 3" hides nothing; case is kept out of it too. */
function gives(text: string, secret: string): boolean {
  const bare = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const hidden = bare(secret);
  if (hidden.length < 6) return false;
  const spoken = bare(text);
  const part = Math.min(SECRET_PART, hidden.length);
  for (let at = 0; at + part <= hidden.length; at++) if (spoken.includes(hidden.slice(at, at + part))) return true;
  return false;
}

const tripped = (severity: LocalVerdict["severity"], what: string, disguise: string): LocalVerdict => ({
  tripped: true,
  clear: true,
  severity,
  message: `would give away ${what}${disguise ? `, in ${disguise}` : ""}`,
  metadata: { leaks: what, ...(disguise && { disguise }) },
});
