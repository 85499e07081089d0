import { ask } from "../words/asks.ts";
import { call, line, type Script, saying } from "./script.ts";
import type { Talk } from "./talk.ts";

// Small talk, and whatever else needs no facts.

export const greeting = ({ words }: Talk): Script =>
  saying(line(words.greeting(undefined), { confidence: 0.97, reason: "A greeting" }));

export const thanks = ({ words }: Talk): Script => saying(line(words.thanks(), { confidence: 0.97, reason: "Thanks" }));

export const goodbye = ({ words }: Talk): Script =>
  saying(line(words.goodbye(), { confidence: 0.97, reason: "A goodbye" }));

export const smallTalk = ({ words }: Talk): Script =>
  saying(line(words.small_talk(), { confidence: 0.95, reason: "Small talk" }));

export const whoIsThis = ({ words }: Talk): Script =>
  saying(line(words.bot(), { confidence: 0.99, reason: "Asked who answers" }));

export const abilities = ({ words }: Talk): Script =>
  saying(line(words.abilities(), { confidence: 0.97, reason: "Asked what can be done here" }));

/** "No" to an offer. */
export const nothingWanted = ({ words }: Talk): Script =>
  saying(line(words.all_right(), { confidence: 0.9, reason: "An offer was declined" }));

/** For wishes that go beyond what is known in the customer's language. */
export const onlyInEnglish = ({ words, language }: Talk): Script =>
  saying(
    line(`${words.only_english()} ${ask(language, "offer_person")}`, {
      confidence: 0.75,
      reason: `The stand-in has no words for this in ${language}`,
    }),
  );

/** After a reply of its own was withheld there is nothing the stand-in could say better. */
export const withheld = ({ words }: Talk): Script =>
  saying(
    line(words.person(), { confidence: 0.2, needsHuman: true, reason: "The first answer was withheld by a guardrail" }),
  );

/** Whoever asks for a person gets one, without a question back. */
export const person = (talk: Talk): Script => handOver(talk, "asked", "The customer asks for a person");

/** Asks for a person; what the customer reads comes from the system. */
export function* handOver({ words, now }: Talk, reason: string, why: string): Script {
  yield* call("ask_for_person", { reason, summary: `${why}. The customer wrote: ${now.text.slice(0, 300)}` });
  return line(words.person(), { confidence: 0.97, needsHuman: true, reason: why });
}

/** First asks for other words, then offers a person, then asks for one. */
export function puzzled(talk: Talk): Script {
  const { words, language, dialogue } = talk;
  if (dialogue.puzzled <= 1) return saying(line(words.puzzled(), { confidence: 0.7, reason: "Not understood" }));
  if (dialogue.puzzled === 2) {
    const text = `${words.still_puzzled()} ${ask(language, "offer_person")}`;
    return saying(line(text, { confidence: 0.65, reason: "Not understood twice" }));
  }
  return handOver(talk, "beyond_policy", "Not understood three times");
}
