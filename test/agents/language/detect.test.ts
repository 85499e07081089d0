import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../../agents/language/detect.ts";
import type { Language } from "../../../agents/language/language.ts";

const SAID: Record<Language, string[]> = {
  en: [
    "Where is my bag?",
    "my flight is cancelled",
    "hello",
    "I need to change my seat",
    "thanks",
    "how much is an extra bag",
  ],
  es: [
    "Quiero cambiar mi asiento",
    "Mi vuelo se retrasó",
    "hola",
    "Perdí mi conexión",
    "no gracias",
    "¿Dónde está mi maleta?",
    "buenos días",
  ],
  fr: [
    "Je voudrais changer de siège",
    "bonjour",
    "merci",
    "Mon vol est annulé",
    "Où est ma valise ?",
    "J'ai raté ma correspondance",
  ],
  de: [
    "Ich möchte meinen Flug umbuchen",
    "Guten Tag",
    "danke",
    "Mein Koffer ist nicht angekommen",
    "Wann startet mein Flug?",
  ],
  pt: [
    "Quero mudar meu assento",
    "Olá, bom dia",
    "obrigado",
    "Meu voo atrasou",
    "Onde está minha mala?",
    "perdi a conexão",
  ],
  zh: ["我想改签航班", "航班延误", "我的行李在哪里？", "你好"],
  ja: ["席を変更したい", "フライト状況", "荷物が届きません", "こんにちは", "予約をキャンセルしたいです"],
};

describe.each(Object.entries(SAID))("%s is heard", (language, texts) => {
  it.each(texts)("%s", (text) => expect(detectLanguage(text)).toEqual({ language, heard: language, sure: true }));
});

describe("a text that can't tell", () => {
  it.each(["14C", "ok", "JFK", "HXDUBJ", "Müller", "👍", "", "12:30", "no"])("%s keeps the pinned language", (text) => {
    expect(detectLanguage(text, "de")).toEqual({ language: "de", sure: false });
    expect(detectLanguage(text)).toEqual({ language: "en", sure: false });
  });

  it("does not turn a German conversation English over a borrowed word", () => {
    expect(detectLanguage("ok thanks", "de").language).toBe("de");
    expect(detectLanguage("JFK to LAX", "de").language).toBe("de");
    expect(detectLanguage("Can we speak English please?", "de").language).toBe("en");
  });

  it("keeps Japanese when one word is written in Han characters alone", () => {
    expect(detectLanguage("予約確認", "ja").language).toBe("ja");
  });
});

describe("a language the house does not speak", () => {
  it.each([
    ["it", "Vorrei cambiare il mio posto per favore"],
    ["nl", "ik wil mijn stoel wijzigen alstublieft"],
    ["ru", "Здравствуйте, мой рейс отменен"],
    ["ko", "안녕하세요, 항공편이 취소되었어요"],
    ["tr", "Merhaba, uçuşumu değiştirmek istiyorum"],
  ])("%s is reported, and answered in the pinned language or the default", (heard, text) => {
    expect(detectLanguage(text)).toEqual({ language: "en", heard, sure: true });
    expect(detectLanguage(text, "fr")).toEqual({ language: "fr", heard, sure: true });
  });
});
