import { describe, expect, it } from "vitest";
import { affirmation } from "../../../agents/language/affirmation.ts";
import { detectLanguage } from "../../../agents/language/detect.ts";
import { type Language, languages } from "../../../agents/language/language.ts";
import { asksForMore, moreWord, sentences } from "../../../agents/language/sentences.ts";

// facts of the trade: a text that is one of these words alone is taken by the carrier, never by us
const CARRIER_WORDS = /\b(STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|START|YES|UNSTOP|HELP|INFO)\b/;
const DETAILS = { name: "Ana", by: "Mon 08:00", backAt: "Mon 08:00", opensAt: "Mon 08:00", what: "HXDUBJ" };

const everySentence = (language: Language): [string, string][] =>
  Object.entries(sentences[language]).flatMap(([key, say]) => {
    const speak = say as (details?: object) => string;
    return key === "person_joined" || key === "outside_hours"
      ? [[key, speak(DETAILS)] as [string, string]]
      : [[key, speak()] as [string, string], [key, speak(DETAILS)] as [string, string]];
  });

describe.each(languages)("the sentences in %s", (language) => {
  it("say every key in that language, with nothing left undefined", () => {
    for (const [key, text] of everySentence(language)) {
      expect(text, key).not.toMatch(/undefined|null|\[object/);
      if (key !== "continue_offer") expect(detectLanguage(text), `${key}: ${text}`).toMatchObject({ heard: language });
    }
  });

  it("never ask for a word that carriers act on", () => {
    for (const [key, text] of everySentence(language)) expect(text, key).not.toMatch(CARRIER_WORDS);
  });

  it("say the names and times they are given", () => {
    expect(sentences[language].person_joined({ name: "Ana" })).toContain("Ana");
    expect(sentences[language].nobody_came({ backAt: "Mon 08:00" })).toContain("Mon 08:00");
    expect(sentences[language].outside_hours({ opensAt: "Mon 08:00" })).toContain("Mon 08:00");
  });

  it("offer to go on with a word that is understood and is no answer to a proposal", () => {
    expect(sentences[language].continue_offer()).toContain(moreWord[language]);
    expect(asksForMore(` ${moreWord[language].toLowerCase()}. `)).toBe(true);
    expect(affirmation(moreWord[language])).toBe("neither");
  });
});

it("does not take a sentence that has the word in it as asking for more", () => {
  expect(asksForMore("more legroom please")).toBe(false);
});
