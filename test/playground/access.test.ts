import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../channels/web/ui/support/axe.ts";
import { openPlayground, type Playground } from "./playground.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!executablePath) {
  if (process.env.CI === "true") throw new Error("CI needs a browser: apt-get install chromium");
  console.warn("skipped: who can use the playground, in a browser. Install one: apt-get install chromium");
}

describe.skipIf(!executablePath)("the playground, for whoever can't see or point", { timeout: 90_000 }, () => {
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    [playground, browser] = await Promise.all([
      openPlayground(),
      chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox"] }),
    ]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });

  it("puts nothing in the way: empty, with a case, over a modal, in light and dark", async () => {
    const context = await browser.newContext({ viewport: { width: 1720, height: 1560 }, bypassCSP: true });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const found: string[] = [];
    const look = async (state: string) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violations(page)).map((each) => `${state}, ${colorScheme}: ${each}`));
      }
    };
    await page.goto(playground.page);
    const [phone, staff] = ["Phone", "Slack: staff"].map((name) => page.getByRole("region", { name, exact: true }));
    if (!phone || !staff) throw new Error("no panes");
    await phone.getByLabel("Text message", { exact: true }).waitFor();
    await look("empty");
    await phone.getByLabel("Text message", { exact: true }).fill("Connect me with a person, please");
    await page.keyboard.press("Enter");
    await staff.getByRole("button", { name: "Claim", exact: true }).click();
    await staff.getByText("Ana has it").waitFor();
    await look("a case");
    await staff.getByRole("button", { name: "Reply", exact: true }).click();
    await staff.getByLabel("Your reply").waitFor();
    await look("a modal");
    expect(found).toEqual([]);
    await context.close();
  });
});
