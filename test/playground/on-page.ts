import type { Locator, Page } from "playwright-core";
import { launchBrowser } from "../support/chromium.ts";
import { openPlayground, type Playground, type PlaygroundOptions } from "./playground.ts";

/** The playground in a browser. */
export interface OnPage {
  playground: Playground;
  page: Page;
  pane(name: string): Locator;
  press(where: Locator, name: string): Promise<void>;
  /** Writes into the last line with this label, and sends it. */
  writes(where: Locator, label: string, text: string): Promise<void>;
  /** What the handset shows. */
  handset(): string[];
  /** What the browser complained of. */
  complaints: string[];
  close(): Promise<void>;
}

/** Opens both. `bypassCSP`: for tools that bring scripts of their own. */
export async function openOnPage(options: PlaygroundOptions = {}, { bypassCSP = false } = {}): Promise<OnPage> {
  const [playground, browser] = await Promise.all([openPlayground(options), launchBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1720, height: 1560 }, bypassCSP });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(playground.page);
  return {
    playground,
    page,
    complaints,
    pane: (name) => page.getByRole("region", { name, exact: true }),
    press: (where, name) => where.getByRole("button", { name, exact: true }).last().click(),
    writes: async (where, label, text) => {
      await where.getByLabel(label, { exact: true }).last().fill(text);
      await page.keyboard.press("Enter");
    },
    handset: () => playground.scene().phone.lines.map(({ text }) => text),
    close: async () => {
      await browser.close();
      await playground.stop();
    },
  };
}
