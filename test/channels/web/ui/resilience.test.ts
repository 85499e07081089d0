import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./support/browser.ts";
import { begin, bubbles, eventually, lastBubble, listening, openChat, say } from "./support/chatting.ts";

describeInBrowser("the widget on a bad line", (stage) => {
  it("goes on in the middle of a word after a cut, with nothing missing and nothing twice", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.stream("a1", "Flight HAT0");
    await lastBubble(page, "Flight HAT0");
    chat.cut();
    await eventually(() => conversation.streams.size).toBe(0);
    conversation.stream("a1", "01 leaves ");
    await listening(chat);
    conversation.stream("a1", "at 08:05.");
    await lastBubble(page, "Flight HAT001 leaves at 08:05.");
  });

  it("gets what was said while it was away", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    chat.cut();
    conversation.say("bot", "One");
    conversation.say("bot", "Two");
    await lastBubble(page, "Two");
    expect(await bubbles(page)).toEqual(["Hello", "One", "Two"]);
  });

  it("says offline words later, in order and once", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await page.context().setOffline(true);
    await say(page, "first");
    await say(page, "second");
    await page.getByText("Waiting for the network").first().waitFor();
    await page.getByText("No connection.").waitFor();
    await page.context().setOffline(false);
    await eventually(() => conversation.messages.map(({ text }) => text)).toEqual(["Hello", "first", "second"]);
    await eventually(() => page.getByText("Waiting for the network").count()).toBe(0);
    expect(await bubbles(page)).toEqual(["Hello", "first", "second"]);
  });

  it("says offline words even when the page was closed before the network came back", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    chat.weather = "unreachable";
    await say(page, "do not lose me");
    await page.getByText("Waiting for the network").waitFor();
    await page.reload();
    chat.weather = "fine";
    await eventually(() => conversation.messages.at(-1)?.text).toBe("do not lose me");
    await eventually(() => bubbles(page)).toEqual(["Hello", "do not lose me"]);
  });

  it("says nothing in one customer's name that another left unsent on the same computer", async () => {
    const { chat } = stage;
    const page = await stage.visit();
    await signIn(page, "ana");
    await begin(page, chat, "I am Ana");
    chat.weather = "unreachable";
    await say(page, "Ana's secret");
    await page.getByText("Waiting for the network").waitFor();
    await signIn(page, "ben");
    chat.weather = "fine";
    await begin(page, chat, "I am Ben");
    await page.waitForTimeout(500);
    expect(chat.conversation.messages.map(({ text }) => text)).toEqual(["I am Ben"]);
    await signIn(page, "ana");
    await eventually(() => chat.conversations[0]?.messages.at(-1)?.text).toBe("Ana's secret");
    expect(chat.conversations).toHaveLength(2);
  });

  it("survives a server restart in the middle of an answer", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.stream("a1", "Let me");
    await lastBubble(page, "Let me");
    const back = chat.restart(1_000);
    await page.getByText("No connection.").waitFor();
    await say(page, "still there?");
    await back;
    await listening(chat);
    conversation.say("bot", "Let me see. Yes.", { id: "a1" });
    await lastBubble(page, "Let me see. Yes.");
    expect(await bubbles(page)).toEqual(["Hello", "still there?", "Let me see. Yes."]);
  });

  it("waits as long as a server that is away asks for", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    chat.weather = { status: 503, retryAfter: 2 };
    await say(page, "patience");
    await eventually(() => chat.requests.filter((line) => line.startsWith("POST /chat/messages 503")).length).toBe(1);
    chat.weather = "fine";
    await page.waitForTimeout(1_200);
    expect(conversation.messages).toHaveLength(1);
    await eventually(() => conversation.messages.length).toBe(2);
  });

  it("begins a new conversation only when the server has really forgotten the old one", async () => {
    const { page, chat } = stage;
    const first = await begin(page, chat, "old words");
    chat.weather = { status: 503, retryAfter: 1 };
    chat.cut();
    await page.waitForTimeout(500);
    chat.weather = "fine";
    await listening(chat);
    expect(chat.conversations).toEqual([first]);
    chat.forget();
    await page.getByText("This conversation has ended.").waitFor();
    await say(page, "new words");
    await listening(chat);
    expect(chat.conversation.messages.map(({ text }) => text)).toEqual(["new words"]);
    expect(await bubbles(page)).toEqual(["old words", "new words"]);
  });

  it("keeps refused words, with the reason, to try again or discard", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    chat.weather = { status: 400 };
    await say(page, "refused");
    await page.getByText("Not sent · The store is away. Try again.").waitFor();
    chat.weather = "fine";
    await page.getByRole("button", { name: "Try again" }).click();
    await eventually(() => conversation.messages.at(-1)?.text).toBe("refused");
    await eventually(() => page.getByText("Not sent").count()).toBe(0);
  });

  it("shares one connection between tabs, and passes it on when its tab closes", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    const other = await page.context().newPage();
    await other.goto(chat.origin);
    await lastBubble(other, "Hello");
    await other.waitForTimeout(300);
    expect(conversation.streams.size).toBe(1);
    conversation.stream("a1", "For both ");
    await lastBubble(other, "For both");
    const third = await page.context().newPage();
    await third.goto(chat.origin);
    await lastBubble(third, "For both");
    conversation.say("bot", "For both tabs.", { id: "a1" });
    for (const tab of [page, other, third]) await lastBubble(tab, "For both tabs.");
    await page.close();
    await listening(chat);
    conversation.say("bot", "Still here.");
    for (const tab of [other, third]) await lastBubble(tab, "Still here.");
    await say(other, "From the second tab");
    await lastBubble(third, "From the second tab");
    expect(await bubbles(third)).toEqual(["Hello", "For both tabs.", "Still here.", "From the second tab"]);
  });

  it("opens one conversation, even when two tabs speak at once", async () => {
    const { page, chat } = stage;
    const other = await page.context().newPage();
    await other.goto(chat.origin);
    await Promise.all([openChat(page), openChat(other)]);
    await Promise.all([say(page, "one"), say(other, "two")]);
    await eventually(() => chat.conversations[0]?.messages.length).toBe(2);
    expect(chat.conversations).toHaveLength(1);
    for (const tab of [page, other])
      await eventually(async () => (await bubbles(tab)).toSorted()).toEqual(["one", "two"]);
  });

  it("notices that the line died while it slept, and hears what it missed", async () => {
    const { page, chat } = stage;
    await page.clock.install();
    await page.reload();
    const conversation = await begin(page, chat);
    const [dead] = [...conversation.streams];
    // The other end is gone, and nobody says so: no words arrive, and no end.
    if (dead) conversation.streams.delete(dead);
    conversation.say("bot", "While you slept.");
    await page.clock.fastForward(60_000);
    await lastBubble(page, "While you slept.");
    await listening(chat);
  });

  it("listens by itself in a browser without locks or channels", async () => {
    const { chat } = stage;
    const page = await stage.visit();
    await page.addInitScript("delete Navigator.prototype.locks; delete globalThis.BroadcastChannel;");
    await page.reload();
    const conversation = await begin(page, chat);
    chat.cut();
    conversation.say("bot", "Alone but fine.");
    await lastBubble(page, "Alone but fine.");
  });
});

/** Loads the page as the airline's site serves it to somebody who is signed in there. */
async function signIn(page: Page, who: string): Promise<void> {
  const claims = Buffer.from(JSON.stringify({ sub: who, exp: Date.now() })).toString("base64url");
  await page.addInitScript(`new MutationObserver(() => {
    const script = document.querySelector("script[src='/widget.js']");
    if (script) script.dataset.identity = "head.${claims}.signature";
  }).observe(document, { childList: true, subtree: true })`);
  await page.evaluate(
    "Object.keys(localStorage).filter((key) => key.endsWith(':open')).forEach((key) => localStorage.removeItem(key))",
  );
  await page.reload();
}
