import type { Classifier } from "../classifier/classifier.ts";
import type { Reading } from "../classifier/reading.ts";
import { type LocalVerdict, passed, rounded } from "../verdict.ts";
import { type AttackPattern, attackPatterns } from "./attack-patterns.ts";
import { attackPatternsWorld } from "./attack-patterns-world.ts";
import { codePatterns } from "./code-patterns.ts";
import { unmask } from "./disguise.ts";
import { isSmallTalk } from "./small-talk.ts";

/** Above this score a message is an attack, whatever its words; measured in `../README.md`. */
const TRIPS = 0.4;
/** Below this one, with no pattern found, nobody need look again. */
const HARMLESS = -3;

const patterns: readonly AttackPattern[] = [...attackPatterns, ...attackPatternsWorld];
// Every pattern needs one of these; most honest messages have none and are spared the rest.
const ATTACKERS_LOOK_HERE =
  /[<>{}[\]|\\`;=%$#*_]|--|\/\/|\.\.|\b(?:ignor|igmr|disregard|forget|overrid|bypass|discard|drop|abandon|skip|violat|neglect|overlook|obey|follow|from now|from this point|starting now|henceforth|new |task|order|prompt|instruct|rule|system|develop|admin|root|sudo|mode|dan\b|act |acting|be |you|pretend|role|simulat|imperson|charact|restrict|filter|censor|moral|ethic|refus|declin|comply|token|binding|tip |disabl|turn off|reveal|show|print|output|display|dump|repeat|leak|recit|tell|give|translat|encod|copy|api|key|env|database|passw|list|access|grant|mark me|terminal|all |every|other|say|respond|reply|write|answer|i was|begin|start|text|config|initial|select|union|insert|delete|update|exec|eval|import|script|alert|eicar|document)|[^\p{ASCII}]|\b(?:olvid|oubli|vergess?|vergiss|hor|mostr|muestr|montre|zeig|wiederhol|repit|repet|soy|sou|je suis|ich bin|abweich|konzent|stattdess|schreib|modo|mode|ohne|keine|sin|sem|sans|dat[oe]|donnees|dados|dati|nom|tele|reserv|buchung|negeer|esquec|descons|instruc|consign|anweis|rege?l|regr|fing|finj|fa[czi]|ha[czg]|verifica|autent|authent|identi|controle|prufung|uberspr|umgeh|schalt|deaktiv|salta|saut|pula|pule|omit|evita|tu |ia\b|ki\b|copi|imprim|escr|recopi|affich|ecris|dimentic|scord|senza|hack|modus|modal|list[ae]|eres |voce |du bist|sei |entwickl|missacht|nao s|no s|quer[eo]|quiero|revel|mensag|tarjet|cart[eo]|karten|kredit)/u;

/** Whether a message tries to turn the bot against its rules, read them, reach others' data, or smuggle in code. */
export function jailbreak(
  reading: Reading,
  classifier: Classifier,
  score = classifier.scores(reading).jailbreak,
): LocalVerdict {
  const found = plainAttack(reading) ?? code(reading.raw) ?? maskedAttack(reading.raw);
  if (found) return found;
  const metadata = { score: rounded(score) };
  if (score > threshold(reading))
    return {
      tripped: true,
      clear: score > threshold(reading) + 2,
      severity: score > 4 ? "high" : "medium",
      message: "reads like an attempt to change the assistant's rules",
      metadata,
    };
  return passed(score < HARMLESS, metadata);
}

/** A few words give the score little to go by: "are you a bot", "following up". */
const threshold = ({ length, folded }: Reading): number =>
  TRIPS + (length <= 3 ? 4 : length <= 8 ? 1.5 : 0) + (isSmallTalk(folded) ? 4 : 0);

const plainAttack = (reading: Reading): LocalVerdict | undefined =>
  ATTACKERS_LOOK_HERE.test(reading.folded) ? byPattern(reading.folded.slice(0, 8000)) : undefined;

function byPattern(folded: string, disguise?: string): LocalVerdict | undefined {
  const found = patterns.find(({ test }) => test.test(folded));
  return found && tripped(found.severity, found.name, disguise);
}

function code(raw: string): LocalVerdict | undefined {
  const text = raw.trim().slice(0, 8000);
  const found = codePatterns.find(({ test }) => test.test(text));
  return found && tripped("high", `code: ${found.name}`);
}

/** Letters spaced out evenly don't say where one word ends. */
const RUN_TOGETHER =
  /(?:ignore|disregard|forget|override|bypass)(?:all|the|your|any|my)*(?:previous|prior|above|earlier)?(?:instructions?|rules|orders|prompts?|guidelines)|systemprompt|yourinstructions|yourprompt|jailbreak|developermode/;

const runTogether = (text: string): LocalVerdict | undefined =>
  RUN_TOGETHER.test(text.replace(/[^a-z]/g, "")) ? tripped("high", "override", "split words") : undefined;

/** A hidden attack is worse than an open one: nobody disguises words by accident. */
function maskedAttack(raw: string): LocalVerdict | undefined {
  for (const { text, disguise } of unmask(raw)) {
    const found =
      byPattern(text, disguise) ??
      (disguise === "percent encoding" || disguise === "base64" ? code(text) : undefined) ??
      (disguise === "split words" ? runTogether(text) : undefined);
    if (found) return { ...found, severity: "high" };
    if (disguise === "invisible characters") return tripped("high", "hidden text", disguise);
  }
  return undefined;
}

const tripped = (severity: LocalVerdict["severity"], pattern: string, disguise?: string): LocalVerdict => ({
  tripped: true,
  clear: true,
  severity,
  message: `looks like an attack on the assistant (${pattern}${disguise ? `, in ${disguise}` : ""})`,
  metadata: { pattern, ...(disguise && { disguise }) },
});
