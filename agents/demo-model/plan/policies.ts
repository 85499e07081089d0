import { listAt, textAt, type Value } from "../reading/values.ts";
import { passageFor, sentencesFor } from "../words/passages.ts";
import { refusalIn, refused } from "./refusals.ts";
import { call, line, type Script } from "./script.ts";
import type { Talk } from "./talk.ts";

/** A question, answered from the policies and from nowhere else. */
export function* policy(talk: Talk): Script {
  const question = theQuestion(talk);
  const answer = yield* call("faq", { question });
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const found = listAt(answer.value, "found");
  const [best] = found;
  const { words, language } = talk;
  if (best === undefined) {
    return line(words.topics.unknown(), { confidence: 0.8, reason: "The policies say nothing about it" });
  }
  const text = language === "en" ? passageFor(question, found) : inTheirWords(talk, found, best);
  return line(text, { reason: `From the policy ${textAt(best, "policy")}: ${textAt(best, "heading")}` });
}

/** What to look up: the newest question, with the one it goes on from, in the words the policies use. */
function theQuestion({ dialogue, now }: Talk): string {
  const first = dialogue.words.find(({ intents }) => intents.length > 0);
  const asked = first === undefined || first === now ? now.text : `${now.text} ${first.text}`;
  const hint = HINTS.find(([words]) => words.test(asked.toLowerCase()))?.[1];
  return [asked.slice(0, 300), hint].filter(Boolean).join(" ");
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:service|guide) (?:dog|animal)/, "service animals"],
  [/\b(?:dogs?|cats?|pets?|pupp(?:y|ies)|kittens?)\b/, "pets in the cabin, small dog or cat in a carrier"],
  [
    /\b(?:guitar|instrument|violin|skis?|snowboard|bikes?|bicycles?|surfboard|golf)\b/,
    "sports, music and special items",
  ],
  [/\bhow early\b|\b(?:be|arrive|get) (?:at|to) the airport\b/, "security, busy times, hours before a flight"],
  [/\balone\b|\bunaccompanied\b/, "children who travel alone, unaccompanied minor"],
  [/\bhow many (?:seats|rows)|\bcapacity\b/, "our aircraft"],
  [/\b(?:charge|charging|usb|outlet|movie|film)/, "entertainment and power"],
];

function inTheirWords({ words: { topics } }: Talk, found: readonly Value[], best: Value): string {
  const texts = found.map((each) => textAt(each, "text") ?? "").join(" ");
  const figure = (pattern: RegExp) => pattern.exec(texts)?.[1];
  const only = <K extends string>(figures: Record<K, string | undefined>) =>
    Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Partial<
      Record<K, string>
    >;
  const heading = textAt(best, "heading") ?? "";
  switch (textAt(best, "policy")) {
    case "wifi-and-on-board":
      if (heading === "Wi-Fi") return topics.wifi();
      break;
    case "baggage":
      if (/bags?\b/i.test(heading) && !/missing/i.test(heading)) {
        const [pounds, kilos] = [figure(/(\d+) lb/), figure(/\((\d+) kg\)/)];
        return topics.bags(
          only({
            pounds,
            kilos,
            size: figure(/(\d[\d x]*\d) inches/),
            extra: figure(/beyond the free ones costs \$(\d+)/),
          }),
        );
      }
      break;
    case "pets":
      if (heading === "Pets in the cabin") return topics.pets(only({ fee: figure(/costs \$(\d+)/) }));
      break;
  }
  return topics.quoted(sentencesFor(textAt(best, "text") ?? "", "", 2, 200));
}
