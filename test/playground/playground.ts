import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "../standins/server.ts";
import { providerSettings } from "../standins/settings.ts";
import { startTwilio } from "../standins/twilio/index.ts";
import { buildPage } from "./build-page.ts";
import { type RunningHouse, startHouse } from "./house.ts";
import { pageServer } from "./page-server.ts";
import { Phone } from "./phone.ts";
import type { Scene } from "./scene.ts";
import { openWorkspace } from "./workspace.ts";

const CUSTOMERS_NUMBER = "+14155552671";

/** The product between stand-in providers, and a page to play all its sides on. */
export interface Playground {
  /** The page's address. */
  page: string;
  house: RunningHouse;
  scene(): Scene;
  stop(): Promise<void>;
}

/** How it is opened. */
export interface PlaygroundOptions {
  /** 0: any free one. */
  port?: number;
  /** The house's warnings are shown. */
  loud?: boolean;
  /** Added to the house's environment. */
  settings?: Record<string, string>;
}

/** Opens it. */
export async function openPlayground({
  port = 0,
  loud = false,
  settings = {},
}: PlaygroundOptions = {}): Promise<Playground> {
  const built = mkdtempSync(join(tmpdir(), "jetbridge-playground-page-"));
  const [twilio, workspace] = await Promise.all([startTwilio(), openWorkspace(), buildPage(built)]);
  const { slack } = workspace;
  const phone = new Phone(CUSTOMERS_NUMBER, twilio);
  const scene = (): Scene => ({
    phone: { number: phone.number, airline: twilio.number, lines: phone.lines() },
    slack: workspace.scene(),
  });
  let house: RunningHouse | undefined;
  const close = async () => {
    await house?.stop();
    await Promise.all([server?.stop(), slack.stop(), twilio.stop()]);
    rmSync(built, { recursive: true, force: true });
  };
  let server: Awaited<ReturnType<typeof listen>> | undefined;
  try {
    server = await listen(pageServer({ phone, workspace, house: () => house, scene, built }), port);
    // The providers know the address customers' providers would know: the proxy's.
    twilio.connect(`${server.url}/sms/inbound`);
    slack.connect(`${server.url}/slack/events`);
    house = await startHouse(
      {
        PUBLIC_URL: server.url,
        ...providerSettings(twilio, slack, workspace.desk),
        ...settings,
      },
      loud,
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { page: `${server.url}/playground/`, house, scene, stop: close };
}
