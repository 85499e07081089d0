import { describe, expect, it } from "vitest";
import { languageOf } from "../../../agents/responder/language.ts";
import type { Heard } from "../../../core/index.ts";

const heard = (text: string): Heard[] => [{ id: "m", from: "customer", text, seq: 1, at: 0 }];

describe("the language to answer in", () => {
  it.each([
    ["a booking code on a Spanish page", undefined, "LL0EZ6", "es", "es"],
    ["a file without words on a German page", undefined, "", "de", "de"],
    ["English words on a Spanish page", undefined, "Where is my suitcase, please?", "es", "en"],
    ["Spanish words on an English page", undefined, "Quiero cancelar mi reserva.", "en", "es"],
    ["a language the house does not speak", undefined, "LL0EZ6", "ar", "en"],
    ["no page at all", undefined, "LL0EZ6", undefined, "en"],
    ["a conversation that was in French before", "fr", "LL0EZ6", "es", "fr"],
  ])("is right for %s", (_case, pinned, text, page, language) => {
    expect(languageOf(pinned, heard(text), page).language).toBe(language);
  });
});
