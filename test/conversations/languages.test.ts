import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "../../agents/language/index.ts";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await frontDesk();
});
afterAll(() => desk.close());

interface Talk {
  hello: string;
  wifi: [question: string, answer: RegExp];
  flight: [question: string, answer: RegExp];
  bags: [question: string, answer: RegExp];
  unknown: [question: string, answer: RegExp];
  person: string;
}

const TALKS: Record<Exclude<Language, "en">, Talk> = {
  es: {
    hello: "Hola, buenas tardes",
    wifi: ["¿Hay wifi a bordo?", /^Sí, hay wifi gratis/],
    flight: ["¿Cuál es el estado del vuelo FLT-123?", /FLT-123 de San Francisco.*está en hora.*Puerta A10/],
    bags: ["¿Cuántas maletas puedo llevar?", /23 kg/],
    unknown: ["¿Y el vuelo ZZ999?", /No encuentro ningún vuelo ZZ999/],
    person: "Quiero hablar con una persona",
  },
  fr: {
    hello: "Bonjour",
    wifi: ["Y a-t-il du wifi à bord ?", /^Oui, le Wi-Fi est gratuit/],
    flight: ["Quel est le statut du vol FLT-123 ?", /FLT-123 de San Francisco.*à l'heure.*Porte A10/],
    bags: ["Combien de bagages puis-je prendre ?", /23 kg/],
    unknown: ["Et le vol ZZ999 ?", /Je ne trouve pas de vol ZZ999/],
    person: "Je voudrais parler à un conseiller",
  },
  de: {
    hello: "Guten Tag",
    wifi: ["Gibt es WLAN an Bord?", /kostenloses WLAN/],
    flight: ["Wie ist der Status von Flug FLT-123?", /FLT-123 von San Francisco.*pünktlich.*Flugsteig A10/],
    bags: ["Wie viel Gepäck darf ich mitnehmen?", /23 kg/],
    unknown: ["Und der Flug ZZ999?", /Einen Flug ZZ999 finde ich nicht/],
    person: "Ich möchte mit einem Mitarbeiter sprechen",
  },
  pt: {
    hello: "Olá, boa tarde",
    wifi: ["Tem wifi a bordo?", /^Sim, há Wi-Fi grátis/],
    flight: ["Qual é o status do voo FLT-123?", /FLT-123 de San Francisco.*no horário.*Portão A10/],
    bags: ["Quantas malas posso levar?", /23 kg/],
    unknown: ["E o voo ZZ999?", /Não encontro nenhum voo ZZ999/],
    person: "Quero falar com um atendente",
  },
  zh: {
    hello: "你好",
    wifi: ["飞机上有无线网吗？", /免费 Wi-Fi/],
    flight: ["FLT-123航班状态怎么样？", /FLT-123准点.*登机口 A10/],
    bags: ["可以带多少行李？", /23 公斤/],
    unknown: ["ZZ999航班呢？", /找不到航班 ZZ999/],
    person: "我要人工客服",
  },
  ja: {
    hello: "こんにちは",
    wifi: ["機内でWi-Fiは使えますか？", /無料のWi-Fi/],
    flight: ["FLT-123便の運航状況を教えてください", /FLT-123便.*定刻どおり.*A10/],
    bags: ["荷物はいくつまで持ち込めますか？", /23キロ/],
    unknown: ["ZZ999便はどうですか？", /ZZ999便は見つかりませんでした/],
    person: "担当者につないでください",
  },
};

describe.each(Object.entries(TALKS))("in %s", (language, talk) => {
  it("greets, answers, says what it cannot find, and brings in a person, all in that language", async () => {
    const customer = desk.customer();
    await customer.says(talk.hello);
    for (const part of ["wifi", "flight", "bags", "unknown"] as const) {
      const [question, answer] = talk[part];
      const { reply } = await customer.says(question);
      expect(reply).toMatch(answer);
    }
    expect(customer.kept.language).toBe(language);
    expect(await customer.says(talk.person)).toMatchObject({ escalated: "asked" });
  });
});

it("keeps the language through transfers and short answers", async () => {
  const customer = desk.customer();
  expect((await customer.says("Wie ist der Status meines Fluges?")).reply).toMatch(/Buchungscode/);
  const { reply, handoffs } = await customer.says("LL0EZ6, Lee");
  expect({ reply, handoffs }).toMatchObject({ reply: expect.stringMatching(/FLT-123.*pünktlich/) });
  expect((await customer.says("ok")).reply).not.toMatch(/[Yy]ou|the /);
});

const CHANGES: Record<Exclude<Language, "en">, [cancel: string, yes: string, done: RegExp]> = {
  es: ["Quiero cancelar mi reserva LL0EZ6, Lee", "sí, por favor", /^Hecho.*LL0EZ6.*\$\d+/],
  fr: ["Je voudrais annuler ma réservation LL0EZ6, Lee", "oui", /^C'est fait.*LL0EZ6.*\$\d+/],
  de: ["Ich möchte meinen Flug stornieren. LL0EZ6, Lee", "ja bitte", /^Erledigt.*LL0EZ6.*\$\d+/],
  pt: ["Quero cancelar minha reserva LL0EZ6, Lee", "sim", /^Feito.*LL0EZ6.*\$\d+/],
  zh: ["我想取消我的预订 LL0EZ6 Lee", "确认", /^已办好.*LL0EZ6.*\$\d+/],
  ja: ["予約をキャンセルしたいです。LL0EZ6 Lee", "はい", /^完了しました.*LL0EZ6.*\$\d+/],
};

describe.each(Object.entries(CHANGES))("a cancellation in %s", (_, [cancel, yes, done]) => {
  it("is proposed, waits for a yes in that language, and is then done", async () => {
    const here = await frontDesk();
    const customer = here.customer();
    await customer.says(cancel);
    expect((await here.airline.bookings.find("LL0EZ6")).status).not.toBe("cancelled");
    expect((await customer.says(yes)).reply).toMatch(done);
    expect((await here.airline.bookings.find("LL0EZ6")).status).toBe("cancelled");
    await here.close();
  });
});

it("sees a missed connection and rebooks in German", async () => {
  const customer = desk.customer();
  await customer.says("Ich verpasse meinen Anschluss in New York");
  expect((await customer.says("IR-D204, Lee")).reply).toMatch(/5 Stunden verspätet[\s\S]*NY802[\s\S]*NY950 JFK → AUS/);
  expect((await customer.says("NY950")).reply).toMatch(/Umbuchung: IR-D204, NY950.*Soll ich das machen/);
  expect((await customer.says("nein, doch nicht")).reply).toMatch(/nichts geändert/);
});

it("does not pretend to speak more of a language than it does", async () => {
  const { reply } = await desk.customer().says("Necesito una silla de ruedas, por favor");
  expect(reply).toMatch(/no sé hacerlo en español/);
  expect(reply).toMatch(/avise a un compañero/);
});
