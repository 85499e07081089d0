import { describe, expect, it } from "vitest";
import { affirmation } from "../../../agents/language/affirmation.ts";

const YES = {
  en: [
    "yes",
    "Yes please!",
    "yep, go ahead",
    "ok cancel it",
    "Sure, thanks",
    "sounds good",
    "CONFIRM",
    "👍",
    "👍🏽",
    "Yes, that's correct. Please proceed.",
    "okay do it",
    "Could you go ahead please?",
    "yes yes",
    "YES",
    "No problem, go ahead",
    "alright book it",
  ],
  es: ["sí", "dale", "Sí, por favor", "claro que sí", "de acuerdo, adelante", "vale, gracias", "Confirmo", "ok, hazlo"],
  fr: ["oui", "Oui, s'il vous plaît", "d'accord", "bien sûr, allez-y", "c'est bon, merci", "ça marche"],
  de: ["ja", "ja bitte", "Ja, gerne!", "genau", "in Ordnung, buchen Sie es", "passt, danke", "einverstanden"],
  pt: ["sim", "Sim, por favor", "pode confirmar", "tá bom, pode fazer", "com certeza, obrigado", "isso mesmo"],
  zh: ["好的", "是的", "可以，谢谢", "没问题", "请继续", "好的，帮我取消", "确认"],
  ja: ["はい", "はい、お願いします", "それでお願いします", "確認", "はい、進めてください", "了解です"],
};
const NO = {
  en: [
    "no",
    "No thanks",
    "nope, leave it",
    "no, I changed my mind",
    "please don't",
    "👎",
    "not now",
    "No, keep the seat I have",
  ],
  es: ["no", "no gracias", "mejor no", "No, no quiero"],
  fr: ["non", "non merci", "Non, laissez tomber"],
  de: ["nein", "nein danke", "lieber nicht", "Nein, auf keinen Fall"],
  pt: ["não", "não, obrigado", "melhor não"],
  zh: ["不", "不用了，谢谢", "不要", "算了"],
  ja: ["いいえ", "結構です", "やめてください", "いいえ、違います"],
};
const NEITHER = {
  en: [
    "what does it cost?",
    "yes but only the window",
    "yes, if it is free",
    "maybe",
    "not sure",
    "hmm",
    "can I think about it",
    "yes, 15A",
    "my bag is lost",
    "",
    "wait",
    "yes actually no",
    "cancel",
    "ok and what about my bag",
    "is that correct?",
    "noon",
  ],
  es: ["¿cuánto cuesta?", "sí, pero mañana", "no sé", "depende"],
  fr: ["combien ça coûte ?", "oui, mais pas demain", "peut-être"],
  de: ["was kostet das?", "ja, aber erst morgen", "vielleicht", "Moment"],
  pt: ["quanto custa?", "sim, mas só se for de graça", "talvez"],
  zh: ["多少钱", "可以吗？", "好的，但是我要靠窗", "等一下"],
  ja: ["いくらですか", "はい、でも窓側がいいです", "大丈夫です", "考えます"],
};

describe.each([
  ["yes", YES],
  ["no", NO],
  ["neither", NEITHER],
] as const)("the answer is %s", (answer, said) => {
  for (const [language, texts] of Object.entries(said))
    it.each(texts)(`${language}: %s`, (text) => expect(affirmation(text)).toBe(answer));
});

describe("an answer to a proposal", () => {
  const proposal = "Shall I cancel reservation HXDUBJ and refund $75 to your gift card?";

  it("may repeat the proposal in its own words", () => {
    expect(affirmation("Yes, please cancel reservation HXDUBJ.", proposal)).toBe("yes");
    expect(affirmation("Yes, proceed with cancelling the reservation, refund to the gift card", proposal)).toBe("yes");
  });

  it("is no agreement to a detail that was not proposed", () => {
    expect(affirmation("Yes, please cancel reservation ZZTOP1.", proposal)).toBe("neither");
    expect(affirmation("Yes, refund $90 to my credit card", proposal)).toBe("neither");
  });

  it("may be a digit where the proposal offered digits; anywhere else a digit is a number", () => {
    expect(affirmation("1", "You would then have 2 bags. Shall I go ahead? Reply CONFIRM.")).toBe("neither");
    expect(affirmation("2", proposal)).toBe("neither");
    expect(affirmation("1", "Shall I cancel it? Reply 1 for yes or 2 for no.")).toBe("yes");
    expect(affirmation("2.", "Shall I cancel it? Reply 1 for yes or 2 for no.")).toBe("no");
  });

  it("calls the proposal off rather than agreeing when it says cancel to something that cancels nothing", () => {
    expect(affirmation("ok cancel it", "Shall I move you to seat 14C?")).not.toBe("yes");
    expect(affirmation("ok cancel it", proposal)).toBe("yes");
  });
});

describe("longer answers", () => {
  it("may say why", () => {
    const proposal = "Shall I cancel both reservations and refund your card?";
    expect(
      affirmation(
        "Yes, please go ahead and cancel both reservations. The reason is that the flights are too long.",
        proposal,
      ),
    ).toBe("yes");
    expect(affirmation("Yes, cancel both. Because I want 2 bags", proposal)).toBe("neither");
    expect(affirmation("Yes, cancel both. I would like to pay with my gift card", proposal)).toBe("neither");
  });

  it.each([
    "I don't see my card anywhere in the app",
    "I used the wrong account",
    "2 bags",
    "two people",
    "there is no wifi on board",
  ])("%s: a no inside another matter refuses nothing", (text) => expect(affirmation(text)).toBe("neither"));

  it.each(["nothing else, thanks", "no thanks okay good bye", "not really", "no that's fine"])(
    "%s: refuses politely",
    (text) => expect(affirmation(text)).toBe("no"),
  );

  it("is neither when it says both", () => {
    expect(affirmation("yes no")).toBe("neither");
    expect(affirmation("no go ahead")).toBe("neither");
  });
});
