import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentences } from "../../agents/language/index.ts";
import { until } from "../standins/server.ts";
import { hasRealRedis } from "../support/redis.ts";
import type { Talk } from "./talk.ts";
import { openWholeHouse, PUBLIC_URL, sure, type WholeHouse } from "./whole-house.ts";

const TRICKY = `<script>alert("1 & 2")</script> 'quoted'  two  blanks\nand a line — 日本語 🧳`;

describe.skipIf(!hasRealRedis())("a transcript, asked for in words", { timeout: 60_000 }, () => {
  let house: WholeHouse;
  const reply = "We are looking for it.";
  beforeAll(async () => {
    house = await openWholeHouse();
    house.thinks(() => sure(reply));
  }, 90_000);
  afterAll(() => house?.close());

  const linkIn = (text: string): string => {
    const [link = ""] = /https:\/\/support\.example\.com\/chat\/transcript\?token=[\w-]{22}$/m.exec(text) ?? [];
    return link.replace(PUBLIC_URL, house.house.url);
  };
  const asks = async (customer: Talk, words = "Can I get a transcript of this chat please?"): Promise<string> =>
    linkIn(await customer.says(words, /transcript\?token=/));
  const page = async (link: string): Promise<string> => (await fetch(link)).text();
  const asText = async (link: string): Promise<string> => (await fetch(`${link}&as=text`)).text();

  it.each(["sms", "slack", "web"])("comes by %s as a link to a page that holds every word", async (channel) => {
    const customer =
      channel === "sms"
        ? house.bySms("+447700900301")
        : channel === "slack"
          ? house.bySlack("Tina")
          : await house.byWeb();
    await customer.says("Where is my bag?", /looking/);
    // Whatever the guardrails make of it, it was said.
    await customer.says(TRICKY, /\S/);
    const link = await asks(customer);
    const response = await fetch(link);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';style-src 'sha256-/);
    expect(html).not.toContain("<script");
    expect(html).toContain(
      "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt; &#39;quoted&#39;  two  blanks\nand",
    );
    const text = await asText(link);
    expect(text).toContain(`You: ${TRICKY}\n`);
    expect(text).toContain(`Assistant: ${reply}\n`);
    // Up to the wish, and not beyond.
    expect(text).not.toMatch(/transcript/);
  });

  it("is not thought about: the model is not asked, and the case stays as it is", async () => {
    const customer = house.bySms("+447700900302");
    await customer.says("Where is my bag?", /looking/);
    await customer.says("I want to talk to a person", /colleague/);
    const before = await house.log.state(customer.conversation());
    const link = await asks(customer);
    const token = link.slice(link.indexOf("token=") + 6);
    const c = customer.conversation();
    await until("staff to see the wish", () => house.thread(c).some((text) => text.includes("they asked for")), 10_000);
    expect(JSON.stringify(house.thread(c))).not.toContain(token);
    const after = await house.log.state(customer.conversation());
    expect(after).toMatchObject({ owner: "queue", case: before?.case });
    expect(await house.log.waiting(customer.conversation(), 5)).toEqual([]);
  });

  it("shows what a person said and nothing that is theirs alone", async () => {
    const customer = house.bySms("+447700900303");
    house.thinks(() => sure("Perhaps it was stolen.", { confidence: 0.1 }));
    await customer.says("Where is my bag?", /colleague/);
    const c = customer.conversation();
    await until("the case", () => house.cases(c).length > 0, 10_000);
    await house.presses(house.ana, c, "desk_claim");
    const thread = house.cases(c)[0]?.ts ?? "";
    const desk = [...house.slack.workspace.channels.values()].find(({ name }) => name === "staff-desk");
    if (!desk) throw new Error("no desk");
    await house.ana.says("what a nuisance", { channel: desk, thread });
    await house.presses(house.ana, c, "desk_live_on");
    await house.ana.says("It is in Oslo, sorry.", { channel: desk, thread });
    await until(
      "Ana's words",
      async () => (await customer.heard()).some((text) => text.includes("Oslo, sorry")),
      10_000,
    );
    const text = await asText(await asks(customer));
    expect(text).toContain("Ana: It is in Oslo, sorry.");
    expect(text).toContain(`Airline: ${sentences.en.person_joined({ name: "Ana" })}`);
    expect(text).not.toMatch(/nuisance|stolen|claimed/);
    house.thinks(() => sure(reply));
  });

  it.each([
    ["+447700900304", "¿Me puede enviar la transcripción de esta conversación, por favor?", "es", "Su conversación"],
    ["+447700900305", "Können Sie mir bitte das Transkript dieses Chats schicken?", "de", "Ihr Gespräch"],
  ] as const)("is answered in the language it is asked in (%s %s)", async (number, words, language, title) => {
    const customer = house.bySms(number);
    await customer.says("Where is my bag?", /looking/);
    const link = await asks(customer, words);
    expect(await page(link)).toMatch(new RegExp(`<html lang="${language}">[\\s\\S]*<h1>${title}`));
  });

  it("opens with its own token only, and to nobody once the conversation is forgotten", async () => {
    const customer = await house.byWeb();
    await customer.says("Where is my bag?", /looking/);
    const link = await asks(customer);
    for (const wrong of [
      link.slice(0, -1),
      `${link.slice(0, -4)}AAAA`,
      link.replace(/token=.*/, "token="),
      link.replace(/\?.*/, ""),
    ]) {
      const refused = await fetch(wrong, { headers: { "accept-language": "fr" } });
      expect(refused.status).toBe(404);
      expect(await refused.text()).toContain("Ce lien ne fonctionne plus");
    }
    await house.store.redis.del(
      (await import("../../core/conversation/keys.ts")).conversationKeys(customer.conversation())[0] ?? "",
    );
    expect((await fetch(link)).status).toBe(404);
  });

  it("says so where there is nothing to give", async () => {
    const customer = house.bySms("+447700900306");
    expect(await customer.says("Can I get a transcript of this chat?", /./)).toBe(sentences.en.transcript_nothing());
  });
});

describe.skipIf(!hasRealRedis())("a transcript where no browser reaches us", { timeout: 60_000 }, () => {
  let house: WholeHouse;
  beforeAll(async () => {
    // No PUBLIC_URL: no text messages either.
    const off = { PUBLIC_URL: "", TWILIO_ACCOUNT_SID: "", TWILIO_AUTH_TOKEN: "", TWILIO_PHONE_NUMBER: "" };
    house = await openWholeHouse(off);
    house.thinks(() => sure("We are *looking*."));
  }, 90_000);
  afterAll(() => house?.close());

  it("is written into the thread, and a second one does not hold the first", async () => {
    const customer = house.bySlack("Uma");
    await customer.says("Where is my bag & coat?", /looking/);
    const first = await customer.says("transcript please", /so far/);
    expect(first).toMatch(
      /so far:\n\n[\d-]+ [\d:]+ {2}You: Where is my bag &amp; coat\?\n.*Assistant: We are \*looking\*\./,
    );
    const second = await customer.says("transcript please", /so far/);
    expect(second.match(/Assistant:/g)).toHaveLength(1);
  });
});
