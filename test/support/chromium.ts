import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Whether the machine has a browser for `what`. Without one CI fails, and anybody else is told what is skipped. */
export function hasBrowser(what: string): boolean {
  if (executablePath) return true;
  if (process.env.CI === "true") throw new Error("CI needs a browser: apt-get install chromium");
  console.warn(`skipped: ${what}, in a browser. Install one: apt-get install chromium`);
  return false;
}

/** Starts the browser. In UTF-8: under a plain C locale it can't save a file whose name has an accent. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox"],
    env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
  });
