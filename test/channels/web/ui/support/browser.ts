import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createBuilder } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import { StandInChat } from "../../../../standins/chat/server.ts";
import { hasBrowser, launchBrowser } from "../../../../support/chromium.ts";

const root = resolve(import.meta.dirname, "../../../../..");

/** What a test in the browser works with: fresh for each test, except for the browser itself. */
export interface Stage {
  readonly chat: StandInChat;
  readonly page: Page;
  /** What the console said that a developer would want to know: errors, warnings, policy violations. */
  readonly complaints: string[];
  /** Another visitor, with another browser profile, on a page of the stand-in or of any address. */
  visit(options?: BrowserContextOptions, path?: string): Promise<Page>;
}

/** Tests of what Vite builds from the sources as they are, in a real browser, against the stand-in chat. */
export function describeInBrowser(name: string, tests: (stage: Stage) => void): void {
  describe.skipIf(!hasBrowser(name))(name, () => {
    const stage = new RealStage();
    beforeAll(() => stage.build());
    beforeEach(() => stage.open());
    afterEach(() => stage.close());
    afterAll(() => stage.tearDown());
    tests(stage);
  });
}

class RealStage implements Stage {
  complaints: string[] = [];
  readonly #dist = mkdtempSync(join(tmpdir(), "jetbridge-ui-"));
  #browser: Browser | undefined;
  #chat: StandInChat | undefined;
  #page: Page | undefined;

  get chat(): StandInChat {
    return present(this.#chat);
  }

  get page(): Page {
    return present(this.#page);
  }

  async build(): Promise<void> {
    await buildUi(this.#dist);
    this.#browser = await launchBrowser();
  }

  async open(): Promise<void> {
    this.complaints = [];
    this.#chat = new StandInChat(this.#dist);
    await this.#chat.start();
    this.#page = await this.visit();
  }

  visit = async (options: BrowserContextOptions = {}, path = "/"): Promise<Page> => {
    const context = await present(this.#browser).newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    await page.goto(new URL(path, this.chat.origin).href);
    return page;
  };

  async close(): Promise<void> {
    await Promise.all(
      present(this.#browser)
        .contexts()
        .map((context) => context.close()),
    );
    await this.#chat?.stop();
  }

  async tearDown(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#dist, { recursive: true, force: true });
  }
}

/** Builds the widget and the pages into `dist`, as `npm run prepare` does. */
export async function buildUi(dist: string): Promise<void> {
  const builder = await createBuilder({
    configFile: join(root, "vite.config.ts"),
    logLevel: "warn",
    environments: {
      client: { build: { outDir: join(dist, "pages") } },
      widget: { build: { outDir: dist } },
    },
  });
  await builder.buildApp();
}

function present<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("the stage is not open");
  return thing;
}
