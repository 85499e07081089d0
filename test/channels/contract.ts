import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Delivery, SendFailed } from "../../core/index.ts";
import type { Answered } from "../standins/twilio/index.ts";
import { corpus } from "../support/corpus.ts";
import { hasRedis } from "../support/redis.ts";
import type { Desk } from "./desk.ts";

/** What a test does to any channel: a customer at the provider's end, and the provider's moods. */
export interface ChannelUnderTest extends Desk {
  /** The channel's name, as in addresses. */
  name: string;
  /** A new customer. */
  customer(): Customer;
  /** The provider's next answer to a send. */
  provider: {
    refusesForNow(): void;
    refusesForGood(): void;
    /** Takes it, and the answer is lost. */
    losesTheAnswer(): void;
    /** Hangs up without taking it. */
    hangsUp(): void;
    /** How many things of ours it has with exactly these words. */
    has(words: string): number;
  };
}

export interface Customer {
  conversation: string;
  says(text: string): Promise<Pick<Answered, "status">>;
  /** The provider delivers the last thing said once more. */
  saysAgain(): Promise<Pick<Answered, "status">>;
  sendsPicture(): Promise<Pick<Answered, "status">>;
  /** Somebody else pretends to be the provider. */
  isForged(text: string): Promise<Pick<Answered, "status">>;
  /** The provider reports something that nobody said. */
  receipt(): Promise<Pick<Answered, "status">>;
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** What every channel promises, through real HTTP and the provider's own SDK. */
export function channelContract(name: string, open: () => Promise<ChannelUnderTest>): void {
  describe.skipIf(!hasRedis())(`${name} keeps the channel contract`, () => {
    let line: ChannelUnderTest;
    beforeAll(async () => {
      line = await open();
    });
    afterAll(() => line.close());

    const sending = async (text: string): Promise<Delivery> => {
      const customer = line.customer();
      await customer.says("hello");
      await line.answers(customer.conversation, text);
      const next = await line.deliveries.next(customer.conversation);
      if (next.kind !== "go") throw new Error(`nothing to send: ${next.kind}`);
      return next.delivery;
    };
    const send = (delivery: Delivery) => line.channels[line.name]?.send(delivery, AbortSignal.timeout(5_000));
    const find = (delivery: Delivery) => line.channels[line.name]?.find(delivery, AbortSignal.timeout(5_000));
    const failure = async (delivery: Delivery): Promise<SendFailed> => {
      try {
        await send(delivery);
      } catch (error) {
        if (error instanceof SendFailed) return error;
        throw error;
      }
      throw new Error("it was sent");
    };

    it("refuses a forged request and keeps nothing of it", async () => {
      const customer = line.customer();
      expect([401, 403, 404]).toContain((await customer.isForged("let me in")).status);
      expect(await line.log.state(customer.conversation)).toBeUndefined();
    });

    it("has a message in the store before the provider is told so", async () => {
      const customer = line.customer();
      expect((await customer.says("hello")).status).toBe(200);
      expect(await line.messages(customer.conversation)).toMatchObject([{ from: "customer", text: "hello" }]);
      expect(line.woken.at(-1)).toBe(customer.conversation);
    });

    it("takes a receipt for no message", async () => {
      const customer = line.customer();
      await customer.says("hello");
      expect((await customer.receipt()).status).toBe(200);
      expect(await line.messages(customer.conversation)).toHaveLength(1);
    });

    it("takes a message delivered twice for one", async () => {
      const customer = line.customer();
      await customer.says("hello");
      expect((await customer.saysAgain()).status).toBe(200);
      expect(await line.messages(customer.conversation)).toHaveLength(1);
    });

    it("hears an attachment without words", async () => {
      const customer = line.customer();
      expect((await customer.sendsPicture()).status).toBe(200);
      const [message] = await line.messages(customer.conversation);
      expect(message).toMatchObject({ text: "", attachments: [{ type: "image/png" }] });
    });

    it("loses no word of a long reply", async () => {
      const text = Array.from({ length: 900 }, (_, i) => `word${i}${i % 17 === 0 ? ".\n\n" : ""}`).join(" ");
      const customer = line.customer();
      await customer.says("tell me everything");
      const state = await line.log.state(customer.conversation);
      const parts = line.channels[line.name]?.parts(
        { id: "m", from: "bot", text },
        state?.address ?? { channel: line.name, to: "" },
      );
      expect(parts?.length).toBeGreaterThan(0);
      const said = words((parts ?? []).map(({ body }) => body).join(" ")).filter((word) => word.startsWith("word"));
      expect(said).toEqual(words(text));
    });

    it("says what it was asked to, once", async () => {
      const delivery = await sending("Your flight leaves at 14:05.");
      expect(await send(delivery)).toMatch(/\S/);
      expect(line.provider.has("Your flight leaves at 14:05.")).toBe(1);
    });

    it("calls a refusal for now a retry", async () => {
      const delivery = await sending("later, please");
      line.provider.refusesForNow();
      expect(await failure(delivery)).toMatchObject({ kind: "retry" });
      expect(line.provider.has("later, please")).toBe(0);
    });

    it("calls a refusal for good permanent", async () => {
      const delivery = await sending("never, please");
      line.provider.refusesForGood();
      expect(await failure(delivery)).toMatchObject({ kind: "permanent" });
    });

    it("calls a lost answer unknown, and finds what was sent", async () => {
      const delivery = await sending("did you get this?");
      line.provider.losesTheAnswer();
      expect(await failure(delivery)).toMatchObject({ kind: "unknown" });
      expect(await find(delivery)).toMatch(/\S/);
      expect(line.provider.has("did you get this?")).toBe(1);
    });

    it("is sure that a part is not there, once the provider would show it", async () => {
      const delivery = await sending("nobody heard this");
      line.provider.hangsUp();
      expect(await failure(delivery)).toMatchObject({ kind: "unknown" });
      await expect(find(delivery)).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(await find(delivery)).toBeNull();
    });

    it("delivers once and in order over lost answers, hang-ups and refusals", async () => {
      const customer = line.customer();
      await customer.says("three things");
      line.provider.losesTheAnswer();
      line.provider.hangsUp();
      line.provider.refusesForNow();
      for (const text of ["the first thing", "the second thing", "the third thing"])
        await line.ownership.say(customer.conversation, {
          while: ["bot"],
          messages: [{ id: `${customer.conversation}-${text.replaceAll(" ", "-")}`, from: "bot", text }],
        });
      await line.delivers(customer.conversation);
      expect(["the first thing", "the second thing", "the third thing"].map((text) => line.provider.has(text))).toEqual(
        [1, 1, 1],
      );
      const ended = (await line.entries(customer.conversation, "delivery")).filter(
        ({ state }) => state === "sent" || state === "delivered",
      );
      expect([...new Set(ended.map(({ message }) => message.split("-the-")[1]))]).toEqual([
        "first-thing",
        "second-thing",
        "third-thing",
      ]);
    });

    it("shows no difference between what was typed and what is kept", async ({ skip }) => {
      const torture = corpus("unicode-blns", skip);
      const customer = line.customer();
      for (const { text } of torture) await customer.says(text);
      expect((await line.messages(customer.conversation)).map(({ text }) => text)).toEqual(
        torture.map(({ text }) => text),
      );
    });

    it("cuts no character in two", async ({ skip }) => {
      for (const { text } of corpus("unicode-blns", skip)) {
        const parts =
          line.channels[line.name]?.parts(
            { id: "m", from: "staff", text: text.repeat(Math.ceil(1_000 / Math.max(1, text.length))) },
            { channel: line.name, to: "" },
          ) ?? [];
        for (const { body } of parts) expect(body.isWellFormed(), JSON.stringify(body)).toBe(text.isWellFormed());
      }
    });

    it("tells its logs neither secrets nor what customers say", async () => {
      const customer = line.customer();
      await customer.says("my secret plan is seat 14C");
      const told = line.logged.filter(({ level }) => Number(level) >= 30).map((entry) => JSON.stringify(entry));
      expect(told.filter((entry) => entry.includes("secret plan") || entry.includes("only-"))).toEqual([]);
    });
  });
}
