import { execFile } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smsConversationOf } from "../../channels/sms/index.ts";
import { conversationKeys } from "../../core/conversation/keys.ts";
import { Inbox, Log, openStore, type Store } from "../../core/index.ts";
import { startSlack } from "../standins/slack/index.ts";
import { freshRedisUrl, hasRedis } from "../support/redis.ts";

const ACCOUNT = `AC${"0123456789abcdef".repeat(2)}`;
const NUMBER = "+447700900100";

describe.skipIf(!hasRedis())("npm run erase", { timeout: 30_000 }, () => {
  let store: Store;
  let redisUrl: string;
  let slack: Awaited<ReturnType<typeof startSlack>>;
  const env = () => ({
    PATH: process.env.PATH ?? "",
    REDIS_URL: redisUrl,
    PUBLIC_URL: "https://support.example.com",
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: "t",
    TWILIO_PHONE_NUMBER: NUMBER,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.url,
    SLACK_ESCALATION_CHANNEL: "C0STAFF",
  });
  const erase = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const running = execFile(process.execPath, ["jobs/erase.ts", ...args], { env: env() }, (_error, out, err) =>
        resolve({ code: running.exitCode ?? -1, out, err }),
      );
    });
  const known = async (conversation: string) => (await new Log(store).state(conversation)) !== undefined;
  const says = (conversation: string) =>
    new Inbox(store, async () => undefined).receive({
      id: `${conversation}-1`,
      conversation,
      address: { channel: "sms", to: "+14155552671", from: NUMBER },
      text: "hello",
    });

  beforeAll(async () => {
    redisUrl = await freshRedisUrl();
    store = openStore(redisUrl);
    slack = await startSlack();
  });
  afterAll(async () => {
    await slack.stop();
    await store.close();
  });

  it("says how it is called", async () => {
    for (const args of [[], ["--conversation", "a", "--phone", "b"]]) {
      const { code, err } = await erase(...args);
      expect(code).not.toBe(0);
      expect(err).toMatch(/one of them\nnpm run erase -- --conversation/);
    }
  });

  it("forgets what was texted with a number, however that is written, and then knows nothing of it", async () => {
    const c = smsConversationOf(ACCOUNT, NUMBER, "+14155552671");
    await says(c);
    expect(await erase("--phone", "+1 (415) 555-2671")).toMatchObject({ code: 0, out: expect.stringContaining(c) });
    expect(await known(c)).toBe(false);
    expect(await erase("--phone", "+14155552671")).toMatchObject({ code: 1, err: "there is nothing of them\n" });
  });

  it("forgets nothing where staff's channel can't be cleared, says so, and does it when called again", async () => {
    await says("c1");
    const places = JSON.stringify([{ channel: "C0STAFF", ts: "1.1" }]);
    await store.redis.hset(conversationKeys("c1")[16] ?? "", "places", places);
    slack.faults.next({ kind: "answer", status: 503 });
    const refused = await erase("--conversation", "c1");
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/not forgotten: c1 .*run this again/) });
    expect(await known("c1")).toBe(true);
    slack.workspace.channels.set("C0STAFF", { ...slack.channel("staff"), id: "C0STAFF" });
    expect(await erase("--conversation", "c1")).toMatchObject({ code: 0 });
    expect(await known("c1")).toBe(false);
  });
});
