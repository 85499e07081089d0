import { type Item, Log, openStore, type Store } from "../../core/index.ts";
import { answers } from "../../core/testing.ts";
import { type RunningHouse, startHouse } from "../playground/house.ts";
import type { Reply } from "../standins/openai/replies.ts";
import type { WireRequest } from "../standins/openai/response.ts";
import { OpenAIStandIn } from "../standins/openai/standin.ts";
import { until } from "../standins/server.ts";
import { providerSettings } from "../standins/settings.ts";
import { type Person, type SlackMessage, type SlackStandin, startSlack } from "../standins/slack/index.ts";
import { startTwilio, type TwilioStandin } from "../standins/twilio/index.ts";
import { freshRedisUrl } from "../support/redis.ts";
import { bySlack, bySms, byWeb, type Talk } from "./talk.ts";

/** The address providers and customers know; the house itself is on loopback. */
export const PUBLIC_URL = "https://support.example.com";

/** What the model answers a request with. */
export type Think = (request: WireRequest) => Reply;

/** The product as `npm start` runs it, in processes of its own, between stand-ins for everybody it talks to. */
export interface WholeHouse {
  house: RunningHouse;
  twilio: TwilioStandin;
  slack: SlackStandin;
  /** What the house keeps, for whoever wants to look or to break something. */
  store: Store;
  log: Log;
  /** Two members of staff. */
  ana: Person;
  ben: Person;
  /** Changes the model's mind. Translations for staff are made by another one. */
  thinks(think: Think): void;
  bySms(number: string): Talk;
  bySlack(name: string): Talk;
  byWeb(): Promise<Talk>;
  /** The messages in staff's channel that are the case of a conversation. */
  cases(conversation: string): SlackMessage[];
  /** What stands beneath it. */
  thread(conversation: string): string[];
  /** A member of staff presses a button of the case. */
  presses(staff: Person, conversation: string, button: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens it. `settings` are added to the environment. */
export async function openWholeHouse(settings: Record<string, string> = {}): Promise<WholeHouse> {
  const redisUrl = await freshRedisUrl();
  // A British number: Twilio sends ten segments a second for it, and one for an American.
  const [twilio, slack, model] = await Promise.all([
    startTwilio({ numbers: ["+447700900100"] }),
    startSlack(),
    OpenAIStandIn.start(),
  ]);
  const [ana, ben] = [slack.person("Ana"), slack.person("Ben")];
  const desk = slack.channel("staff-desk", [ana, ben]);
  let think: Think = () => sure("Hello.");
  model.always((request) => translated(request) ?? think(request));
  const house = await startHouse(
    {
      REDIS_URL: redisUrl,
      PUBLIC_URL,
      OPENAI_API_KEY: "only-the-stand-in-knows",
      OPENAI_BASE_URL: model.baseURL,
      ...providerSettings(twilio, slack, desk.id),
      ...settings,
    },
    process.env.LOUD === "true",
  );
  twilio.account.settings.via = (url) => url.replace(PUBLIC_URL, house.url);
  twilio.connect(`${PUBLIC_URL}/sms/inbound`);
  slack.connect(`${house.url}/slack/events`);
  const store = openStore(redisUrl);
  const cases = (conversation: string) =>
    desk.messages.filter(({ metadata }) => metadata?.event_payload.conversation === conversation);
  return {
    house,
    twilio,
    slack,
    store,
    log: new Log(store),
    ana,
    ben,
    thinks: (another) => {
      think = another;
    },
    bySms: (number) => bySms(twilio, number),
    bySlack: (name) => bySlack(slack, name),
    byWeb: () => byWeb(house.url),
    cases,
    thread: (conversation) => {
      const root = cases(conversation).at(-1)?.ts;
      return desk.messages.filter(({ ts, thread_ts }) => thread_ts === root && ts !== root).map(({ text }) => text);
    },
    presses: async (staff, conversation, button) => {
      const shown = () => cases(conversation).at(-1);
      const hasButton = () => JSON.stringify(shown()?.blocks ?? []).includes(`"${button}"`);
      await until(`${button} on the case of ${conversation}`, hasButton, 10_000);
      const message = shown();
      if (!message) return;
      const { status } = await staff.presses({ message, channel: desk }, button);
      if (status !== 200) throw new Error(`${button}: ${status}`);
    },
    close: async () => {
      await house.stop();
      await Promise.all([twilio.stop(), slack.stop(), model.stop()]);
      await store.close();
    },
  };
}

/** An answer the model is sure of. */
export const sure = (reply: string, more: { confidence?: number; reason?: string } = {}): Item =>
  answers({ confidence: 0.95, needsHuman: false, reason: "", ...more, reply });

/** What follows the last thing the customer said: the calls already made in this turn, by name. */
export function madeSoFar({ input }: WireRequest): string[] {
  if (typeof input === "string") return [];
  const since = input.findLastIndex((item) => item.type === "message" && item.role === "user");
  return input.slice(since + 1).flatMap((item) => (item.type === "function_call" ? [item.name] : []));
}

/** Staff's translations: the words, marked. */
function translated({ instructions, input }: WireRequest): Reply | undefined {
  if (!instructions?.startsWith('Translate "text" into English')) return undefined;
  const [quoted] = typeof input === "string" ? [] : input;
  const content = quoted && "content" in quoted && typeof quoted.content === "string" ? quoted.content : "{}";
  return `In English: ${(JSON.parse(content) as { text: string }).text}`;
}
