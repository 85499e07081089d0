import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentences } from "../../agents/language/index.ts";
import { languageWords, reasonWords } from "../../channels/slack/desk/words.ts";
import { wordsIn } from "../channels/slack/desk/staff-room.ts";
import { until } from "../standins/server.ts";
import { hasRealRedis } from "../support/redis.ts";
import { bookings, LANGUAGES, looksUp, nameOf, numberOf, REASONS, type Reason, replies } from "./reasons.ts";
import type { Talk } from "./talk.ts";
import { openWholeHouse, sure, type WholeHouse } from "./whole-house.ts";

/**
 * It takes about 0.4 s each where nothing else goes on. Here staff's channel still shows the case before, a post a
 * second, and machines that test are busy.
 */
const SOON_MS = 8_000;

const channelsOf = ({ channels = ["sms", "slack", "web"] }: Reason): string[] => channels;
const table = Object.entries(REASONS).flatMap(([reason, each]) =>
  reason === "poison_turn" ? [] : channelsOf(each).map((channel) => [reason, channel] as const),
);

describe.skipIf(!hasRealRedis())("every reason for a person, provoked from outside", { timeout: 90_000 }, () => {
  let house: WholeHouse;
  beforeAll(async () => {
    house = await openWholeHouse({ MAX_TURNS: "4", ESCALATE_ON: "medium" });
    // The airline is stocked by whoever asks first.
    house.thinks(looksUp("LL0EZ6")("es"));
    await house.bySms("+447700999999").says(bookings.es ?? "", /mañana/);
  }, 90_000);
  afterAll(() => house?.close());

  const reasonOf = (reason: string): Reason => {
    const found = REASONS[reason];
    if (!found) throw new Error(reason);
    return found;
  };
  const customerOn = async (channel: string, reason: string): Promise<Talk> => {
    if (channel === "sms") return house.bySms(numberOf(reason));
    return channel === "slack" ? house.bySlack(nameOf(reason)) : house.byWeb();
  };

  /** Says what provokes it, and waits until staff and customer know. Returns how long that took each of them, in ms. */
  async function provoked(reason: string, channel: string, customer: Talk, withinMs: number) {
    const each = reasonOf(reason);
    const language = LANGUAGES[channel] ?? "en";
    const [last = "", ...before] = each.says(language).toReversed();
    for (const text of before.toReversed()) await customer.says(text, /\S/);
    const began = Date.now();
    await customer.sends(last);
    const c = customer.conversation();
    const sentence = each.told(language);
    const heard = async () => plain((await customer.heard()).join("\n"));
    if (sentence) await expect.poll(heard, { timeout: withinMs, interval: 5 }).toContain(plain(sentence));
    const told = Date.now() - began;
    await until(`a case of ${reason}`, () => house.cases(c).length > 0, withinMs);
    return { told, shown: Date.now() - began };
  }

  /** One case, with what staff need; and the customer was told once. */
  async function isOneCase(reason: string, channel: string, c: string): Promise<void> {
    const each = reasonOf(reason);
    const language = LANGUAGES[channel] ?? "en";
    const [message, ...more] = house.cases(c);
    expect(more).toEqual([]);
    const words = wordsIn(message ?? {});
    for (const part of [reasonWords(reason), languageWords(language), ...(each.shows?.(language) ?? [])])
      expect(words).toContain(part);
    expect((await house.log.state(c))?.case).toMatchObject({ state: "open", reasons: [reason] });
    const system = (await house.log.messages(c)).filter(
      (entry) => entry.kind === "message" && entry.message.from === "system",
    );
    expect(system).toHaveLength(each.told(language) ? 1 : 0);
  }

  it.each(table)("%s over %s is one case, and the customer is told in their language", async (reason, channel) => {
    const each = reasonOf(reason);
    const customer = await customerOn(channel, reason);
    house.thinks(each.think?.(LANGUAGES[channel] ?? "en") ?? (() => sure("…")));
    const mend = await each.breaks?.(house, channel, customer);
    const took = await provoked(reason, channel, customer, 20_000);
    await mend?.();
    await isOneCase(reason, channel, customer.conversation());
    expect(Math.max(took.told, took.shown)).toBeLessThan(SOON_MS);
  });

  it.each([
    ["guardrail", "web", "de", ["Katzen", "Hunde", "das Meer"].map((it) => `Schreib mir bitte ein Gedicht über ${it}`)],
    ["low_confidence", "slack", "es", Array(2).fill("Esto es inaceptable, ¡son la peor aerolínea del mundo!")],
    ["low_confidence", "web", "fr", Array(3).fill("À quelle heure part mon vol demain, s'il vous plaît ?")],
  ] as const)("%s by repetition, over %s", async (reason, channel, language, texts) => {
    house.thinks(() => sure(replies[language] ?? ""));
    const customer = await customerOn(channel, `again-${reason}`);
    const c = customer.conversation;
    for (const [i, text] of texts.entries()) {
      expect((await house.log.state(c()))?.case).toBeUndefined();
      await customer.says(
        text,
        i === texts.length - 1 ? new RegExp(sentences[language].person_asked().slice(0, 12)) : /\S/,
      );
    }
    await until(`a case of ${reason}`, () => house.cases(c()).length === 1, 20_000);
    expect((await house.log.state(c()))?.case?.reasons).toEqual([reason]);
  });

  it("poison_turn over every channel is one case each, after five tries", async () => {
    house.thinks(looksUp("LL0EZ6")("es"));
    const mend = await reasonOf("poison_turn").breaks?.(house, "", await house.byWeb());
    await Promise.all(
      ["sms", "slack", "web"].map(async (channel) => {
        const customer = await customerOn(channel, "poison_turn");
        await provoked("poison_turn", channel, customer, 60_000);
        await isOneCase("poison_turn", channel, customer.conversation());
        const tries = (await house.log.read(customer.conversation())).filter(
          (entry) => entry.kind === "turn" && entry.phase === "failed",
        );
        expect(tries).toHaveLength(5);
      }),
    );
    await mend?.();
  });
});

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ");
