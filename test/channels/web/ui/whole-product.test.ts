import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hasRealRedis } from "../../../support/redis.ts";
import { describeInBrowser } from "./support/browser.ts";
import { bubbles, eventually, openChat, say } from "./support/chatting.ts";
import { Running } from "./support/running.ts";

// The answers come from a model, a worker and a store on a machine with other things to do.
const PATIENCE = { timeout: 30_000 };

describeInBrowser("npm start, as a visitor and staff see it", (stage) => {
  let running: Running | undefined;
  beforeAll(async () => {
    if (hasRealRedis()) running = await Running.begin();
    else console.warn("skipped: the whole product in a browser. It needs a real Redis: apt-get install redis-server");
  }, 120_000);
  afterAll(() => running?.stop());

  it("proposes, takes the card's yes, escalates, brings a person and survives a power cut", {
    timeout: 180_000,
  }, async (test) => {
    if (!running) return test.skip();
    const page = await stage.visit({}, running.url);
    await openChat(page);
    await say(page, "I want to cancel my flight");
    await hears(page, /confirmation code/);
    await say(page, "LL0EZ6, last name Lee");
    await page.locator(".proposal .yes").click(PATIENCE);
    await hears(page, /LL0EZ6 is cancelled/);

    await page.getByRole("button", { name: "Talk to a person", exact: true }).click();
    await page.getByText("A person will be with you").waitFor(PATIENCE);
    const staff = await stage.visit({ viewport: { width: 1440, height: 900 } }, `${running.url}/agent-view`);
    await staff.getByLabel("Your name").fill("Sam");
    await staff.getByLabel("Admin token").fill("a-token-of-tests");
    await staff.keyboard.press("Enter");
    await staff.locator(".row").first().click(PATIENCE);
    await staff.getByRole("button", { name: "Claim" }).click(PATIENCE);
    await page.getByText(/ is with you$/).waitFor(PATIENCE);
    await staff.getByLabel("Reply to the customer").fill("Your refund is **on its way**.");
    await staff.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".sender", { hasText: "Sam" }).waitFor(PATIENCE);
    await hears(page, /^Your refund is on its way\.$/);

    await running.die();
    await page.getByText("No connection.").waitFor(PATIENCE);
    await say(page, "Are you still there?");
    await running.start();
    await staff.locator(".said.customer", { hasText: "Are you still there?" }).waitFor(PATIENCE);
    await staff.getByRole("button", { name: "Hand back to bot" }).click();
    await page.getByText("Assistant · answers at once").waitFor(PATIENCE);
    expect((await bubbles(page)).filter((text) => text === "Are you still there?")).toHaveLength(1);
  });
});

async function hears(page: Page, words: RegExp): Promise<void> {
  await eventually(async () => (await bubbles(page)).some((text) => words.test(text))).toBe(true);
}
