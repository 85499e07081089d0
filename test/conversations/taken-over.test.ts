import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAgents } from "../../agents/open.ts";
import { systemSentences } from "../../agents/system-sentences.ts";
import {
  BusinessHours,
  type Delivery,
  Desk,
  type DeskRules,
  Inbox,
  Intake,
  Log,
  Mirror,
  type Model,
  openStore,
  Pace,
  readConfig,
  type Store,
  silentLogs,
  WaitingLine,
} from "../../core/index.ts";
import { answers, calls } from "../../core/testing.ts";
import { showCases } from "../../jobs/desk.ts";
import { openQueue, startWork } from "../../jobs/work.ts";
import { until } from "../standins/server.ts";
import { KeptChannel } from "../support/case-room.ts";
import { KeptFace } from "../support/kept-face.ts";
import { freshRedisUrl, hasRealRedis } from "../support/redis.ts";

const CONVERSATIONS = 500;
const AT_ONCE = 50;
const ana = { id: "U1", name: "Ana" };

/** Thinks twice, slowly: it looks something up, and then it answers. */
const slow: Model = {
  async respond({ input }, { signal }) {
    await sleep(10 + Math.random() * 60, undefined, { signal });
    const looked = input.at(-1)?.type === "function_call_output";
    const reply = { confidence: 0.95, needsHuman: false, reason: "", reply: "We are looking for it." };
    return { items: [looked ? answers(reply) : calls("find_booking", { confirmation_code: null, last_name: null })] };
  },
};

/** Notes when each part was begun to be sent; sending takes a while. */
class NotingChannel extends KeptChannel {
  readonly begun = new Map<string, number>();
  override send = async (delivery: Delivery): Promise<string> => {
    this.begun.set(delivery.id, performance.now());
    await sleep(Math.random() * 10);
    this.sent.push(delivery);
    return `p-${delivery.id}`;
  };
}

describe.skipIf(!hasRealRedis())("the crew, taken over at a random moment of its turn", () => {
  let store: Store;
  let work: { close(ms: number): Promise<void> };
  let desk: Desk;
  let inbox: Inbox;
  let log: Log;
  const sms = new NotingChannel();
  const face = new KeptFace();

  beforeAll(async () => {
    store = openStore(await freshRedisUrl(), "work");
    const settings = { WORKER_CONCURRENCY: 32, QUEUE_SHARDS: 1, BURST_WINDOW_MS: 0 };
    const queue = openQueue(store, settings);
    const [hours, logs] = [new BusinessHours({}), silentLogs()];
    const within = { claimWithinMs: 300_000, replyWithinMs: 600_000, now: Date.now };
    const rules: DeskRules = { hours, sentences: systemSentences, ...within };
    const intake = new Intake(rules);
    desk = new Desk({ store, channels: { sms }, wakeups: queue, rules });
    log = new Log(store);
    inbox = new Inbox(store, (conversation) => queue.turn(conversation));
    work = startWork({
      store,
      responder: openAgents({ config: readConfig({}), store, logs, model: slow }).responder,
      channels: [sms],
      settings,
      queue,
      logs,
      admit: (state, answer) => intake.admit(state, answer),
      show: showCases({
        mirror: new Mirror(store),
        face,
        log,
        pace: new Pace(store),
        line: new WaitingLine(store),
        later: (conversation, at) => queue.show(conversation, at),
        logs,
      }),
    });
  }, 30_000);
  afterAll(async () => {
    await work.close(2_000);
    await store.close();
  });

  const says = (c: string, text: string) =>
    inbox.receive({
      id: `${c}-${text.length}`,
      conversation: c,
      address: { channel: "sms", to: "+1", from: "+2" },
      text,
    });

  /** Takes a conversation over while the crew thinks. Returns since when it is a person's (ms of this process). */
  async function takenOver(c: string): Promise<number> {
    await says(c, "Where is my bag, please?");
    await sleep(Math.random() * 800);
    await desk.open(c, { reason: "asked", priority: "normal", summary: "s" });
    await desk.claim(c, ana);
    const since = performance.now();
    await says(c, "And what about my seat?");
    return since;
  }

  it(`says nothing afterwards, loses nothing, and staff see it all, ${CONVERSATIONS} times`, {
    timeout: 180_000,
  }, async () => {
    const since = new Map<string, number>();
    const names = Array.from({ length: CONVERSATIONS }, (_, i) => `t${i}`);
    for (let i = 0; i < CONVERSATIONS; i += AT_ONCE)
      await Promise.all(names.slice(i, i + AT_ONCE).map(async (c) => since.set(c, await takenOver(c))));
    const shown = () => face.threads.filter(({ lines }) => lines.some(({ text }) => text.endsWith("seat?"))).length;
    await until("staff to be shown all of them", () => shown() === CONVERSATIONS, 120_000);
    await sleep(500);

    let answered = 0;
    for (const [i, c] of names.entries()) {
      const entries = await log.read(c);
      const taken = entries.findLast((entry) => entry.kind === "owner" && entry.owner === "human")?.seq ?? 0;
      const bot = entries.flatMap((entry) =>
        entry.kind === "message" && entry.message.from === "bot" ? [{ seq: entry.seq, id: entry.message.id }] : [],
      );
      expect(bot.filter(({ seq }) => seq > taken)).toEqual([]);
      for (const { id } of bot) expect(sms.begun.get(`${id}.0`) ?? 0).toBeLessThanOrEqual(since.get(c) ?? 0);
      answered += bot.length;
      const thread = face.threads.findIndex(({ key }) => key === `${c}-c1`);
      const customers = face.said(thread).filter((line) => line.startsWith("customer"));
      expect(customers, `${i}`).toEqual(["customer: Where is my bag, please?", "customer: And what about my seat?"]);
      expect((await log.state(c))?.owner).toBe("human");
    }
    // Both orders were met, or this proved nothing.
    expect(answered).toBeGreaterThan(10);
    expect(answered).toBeLessThan(CONVERSATIONS - 10);
  });
});
