import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { describeInBrowser } from "./support/browser.ts";
import { begin, bubbles, eventually, lastBubble, listening, openChat, say } from "./support/chatting.ts";

/** What of an element these tests look at. */
interface Box {
  scrollTo(x: number, y: number): void;
  scrollTop: number;
  scrollHeight: number;
  clientHeight: number;
}

describeInBrowser("the widget", (stage) => {
  it("shows an answer while it is written, and the whole of it once it is said", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat, "Is HAT001 on time?");
    conversation.typing("bot");
    await page.getByRole("status", { name: "Assistant is writing…" }).waitFor();
    conversation.stream("a1", "It is **on ");
    await lastBubble(page, "It is **on");
    conversation.stream("a1", "time**.");
    await page.locator(".partial strong").waitFor();
    conversation.say("bot", "It is **on time**, gate A4.", { id: "a1" });
    await lastBubble(page, "It is on time, gate A4.");
    expect(await bubbles(page)).toEqual(["Is HAT001 on time?", "It is on time, gate A4."]);
    expect(stage.complaints).toEqual([]);
  });

  it("takes words back that were withdrawn before they were said", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.stream("a1", "Your refund is");
    await lastBubble(page, "Your refund is");
    conversation.retract("a1");
    await lastBubble(page, "Hello");
  });

  it("opens no conversation for a visitor who says nothing", async () => {
    const { page, chat } = stage;
    await openChat(page);
    await page.keyboard.press("Escape");
    expect(chat.requests).toEqual([]);
  });

  it("finds its conversation again after the page was left", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat, "I'll be back");
    conversation.say("bot", "See you.");
    await lastBubble(page, "See you.");
    await page.reload();
    await lastBubble(page, "See you.");
    expect(await bubbles(page)).toEqual(["I'll be back", "See you."]);
    expect(chat.conversations).toHaveLength(1);
  });

  it("counts what was said while it was closed, and forgets the count once it was seen", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await page.keyboard.press("Escape");
    conversation.say("bot", "One");
    conversation.say("staff", "Two", { name: "Maya" });
    await page.getByRole("button", { name: "Open chat, 2 unread" }).click();
    await lastBubble(page, "Two");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Open chat", exact: true }).waitFor();
  });

  it("says who joined, and goes back to the assistant when they leave", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.give({ owner: "queue" });
    await page.getByText("A person will be with you").waitFor();
    conversation.give({ owner: "human", name: "Maya" });
    conversation.say("staff", "Hi, how can I help?", { name: "Maya" });
    await page.getByText("Maya is with you").waitFor();
    await page.locator(".sender", { hasText: "Maya" }).waitFor();
    conversation.give({ owner: "bot" });
    await page.getByText("Assistant · answers at once").waitFor();
  });

  it("asks for a person in words, so that every channel's rules apply", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await page.getByRole("button", { name: "Talk to a person", exact: true }).click();
    await eventually(() => conversation.messages.at(-1)?.text).toBe("I would like to talk to a person.");
  });

  it("asks what a button on the page says", async () => {
    const { page, chat } = stage;
    await page.getByRole("button", { name: /^Baggage/ }).click();
    await listening(chat);
    expect(chat.conversation.messages.map(({ text }) => text)).toEqual(["How many bags may I take, and how heavy?"]);
  });

  it("begins a new line with Shift+Enter and sends with Enter", async () => {
    const { page, chat } = stage;
    await openChat(page);
    await page.keyboard.type("first");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("second");
    await page.keyboard.press("Enter");
    await listening(chat);
    expect(chat.conversation.messages[0]?.text).toBe("first\nsecond");
  });

  it("keeps half-written words when it is closed and opened", async () => {
    const { page } = stage;
    await openChat(page);
    await page.keyboard.type("My booking is");
    await page.keyboard.press("Escape");
    await openChat(page);
    expect(await page.getByRole("textbox").inputValue()).toBe("My booking is");
  });

  it("saves everything that was said as a text, not only what is on the screen", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat, "first words");
    for (let n = 1; n <= 130; n++) conversation.say("bot", `answer ${n}`);
    await page.reload();
    await lastBubble(page, "answer 130");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save transcript" }).click();
    const saved = await readFile(await (await downloading).path(), "utf8");
    expect(saved).toContain("You · ");
    expect(saved.indexOf("first words")).toBeLessThan(saved.indexOf("answer 1\n"));
    expect(saved.match(/^answer \d+$/gm)).toHaveLength(130);
  });

  it("shows two thousand messages a screen at a time, and stays where the reader is", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat, "message 0");
    for (let n = 1; n < 2_000; n++) conversation.say(n % 2 ? "bot" : "customer", `message ${n}`);
    await page.reload();
    await lastBubble(page, "message 1999");
    expect((await bubbles(page)).length).toBeLessThanOrEqual(60);
    const list = page.getByRole("region", { name: "Messages" });
    for (let reach = 0; reach < 60 && !(await bubbles(page)).includes("message 0"); reach++) {
      await list.evaluate((box: Box) => box.scrollTo(0, 0));
      await page.waitForTimeout(60);
    }
    expect(await bubbles(page)).toEqual(Array.from({ length: 2_000 }, (_, n) => `message ${n}`));
    await list.evaluate((box: Box) => box.scrollTo(0, 5000));
    const before = await list.evaluate((box: Box) => box.scrollTop);
    conversation.say("bot", "newest");
    await page.getByText("newest", { exact: true }).first().waitFor({ state: "attached" });
    expect(await list.evaluate((box: Box) => box.scrollTop)).toBe(before);
    await page.getByRole("button", { name: "Newest messages" }).click();
    await expect
      .poll(() => list.evaluate((box: Box) => box.scrollHeight - box.scrollTop - box.clientHeight))
      .toBeLessThan(2);
    expect(stage.complaints).toEqual([]);
  });

  it("moves nothing on the host's page when it appears and opens", async () => {
    const { page, chat } = stage;
    await page.evaluate(`{
      globalThis.shifted = 0;
      new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) shifted += e.value; }).observe({ type: "layout-shift", buffered: true });
    }`);
    await openChat(page);
    await say(page, "Hello");
    await listening(chat);
    expect(await page.evaluate("shifted")).toBe(0);
  });
});
