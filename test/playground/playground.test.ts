import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../support/chromium.ts";
import { type OnPage, openOnPage } from "./on-page.ts";

describe.skipIf(!hasBrowser("the playground"))("the playground, by clicking", { timeout: 60_000 }, () => {
  let open: OnPage;
  let page: Page;
  const pane = (name: string): Locator => open.pane(name);
  const press = (where: Locator, name: string) => open.press(where, name);
  const writes = (where: Locator, label: string, text: string) => open.writes(where, label, text);

  beforeAll(async () => {
    open = await openOnPage();
    page = open.page;
  }, 120_000);
  afterAll(() => open?.close());

  it("goes from a text to a resolved case: claimed, answered, read on the phone, resolved", async () => {
    const [phone, staff] = [pane("Phone"), pane("Slack: staff")];
    await writes(phone, "Text message", "Can I change my seat? My booking is LL0EZ6, last name Lee.");
    await phone.getByText(/LL0EZ6.*FLT-123/).waitFor();
    await writes(phone, "Text message", "Connect me with a person, please");
    await press(staff, "Claim");
    await staff.getByText("Ana has it").waitFor();

    await press(staff, "Reply");
    await staff.getByLabel("Your reply").pressSequentially("Hello, this is Ana – I am on it.");
    await staff.getByText("1 SMS segment in 1 message.").waitFor();
    await press(staff, "Send");
    await phone.getByText("Hello, this is Ana - I am on it.").waitFor();

    await writes(staff, "Message #airline-desk, or /cases", "/cases mine");
    const listed = staff.getByRole("link", { name: /^Asked for a person/ });
    await listed.click();
    await press(staff, "Dismiss");
    expect(page.url()).toMatch(/#message-[\d.]+$/);

    await writes(staff, "Reply in thread (staff only)", "the customer sounds <b>cross</b>");
    await staff.getByText("the customer sounds <b>cross</b>").waitFor();
    await press(staff, "Go live");
    await writes(staff, "Reply in thread (staff only)", "Seat 14C is yours now.");
    await phone.getByText("Seat 14C is yours now.").waitFor();
    await press(staff, "Stop live");
    await writes(staff, "Reply in thread (staff only)", "Have a good flight!");
    const line = staff.getByRole("article").filter({ hasText: "Have a good flight!" });
    await press(line, "Send to customer");
    await press(staff.getByRole("dialog"), "Send");
    await phone.getByText("Have a good flight!").waitFor();
    expect(open.handset().filter((text) => text.includes("cross"))).toEqual([]);

    await press(staff, "Resolve");
    await staff.getByLabel("What did it come to?").selectOption("Booking changed");
    await press(staff.getByRole("dialog"), "Resolve");
    await staff.getByText("Resolved by Ana: Booking changed").waitFor();
    await phone.getByText(/Ana has left/).waitFor();
  });

  it("answers in Slack and on the website beside it, and shows all of it in the agent view", async () => {
    const dana = pane("Slack: customer");
    await writes(dana, "Message Jetbridge", "Is flight FLT-123 on time?");
    await dana.getByText(/FLT-123 from San Francisco/).waitFor();
    await dana.getByRole("button", { name: "👍" }).click();

    const website = page.frameLocator('iframe[src="/"]');
    await website.getByRole("button", { name: /^Open chat/ }).click();
    await website.getByRole("textbox", { name: "Write a message" }).fill("How many bags may I take?");
    await page.keyboard.press("Enter");
    await website
      .getByText(/checked bag/i)
      .first()
      .waitFor();

    const agents = page.frameLocator('iframe[src="/agent-view"]');
    await agents.getByText(/bot: FLT-123 from San Francisco/).waitFor();
    expect(open.complaints).toEqual([]);
  });
});
