import { existsSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlayground, type Playground } from "./playground.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!executablePath) {
  if (process.env.CI === "true") throw new Error("CI needs a browser: apt-get install chromium");
  console.warn("skipped: the playground, in a browser. Install one: apt-get install chromium");
}

describe.skipIf(!executablePath)("the playground, by clicking", { timeout: 60_000 }, () => {
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const pane = (name: string): Locator => page.getByRole("region", { name, exact: true });
  const press = (where: Locator, name: string) => where.getByRole("button", { name, exact: true }).click();
  const writes = async (where: Locator, label: string, text: string) => {
    await where.getByLabel(label, { exact: true }).last().fill(text);
    await page.keyboard.press("Enter");
  };
  const handset = () => playground.scene().phone.lines.map(({ text }) => text);

  beforeAll(async () => {
    [playground, browser] = await Promise.all([
      openPlayground(),
      chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] }),
    ]);
    page = await browser.newPage({ viewport: { width: 1720, height: 1560 } });
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(playground.page);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });

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
    expect(handset().filter((text) => text.includes("cross"))).toEqual([]);

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
    expect(complaints).toEqual([]);
  });
});
