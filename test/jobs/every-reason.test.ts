import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemSentences } from "../../agents/system-sentences.ts";
import {
  type Answer,
  BusinessHours,
  type Channel,
  Desk,
  type DeskRules,
  Inbox,
  Intake,
  Log,
  Mirror,
  openStore,
  Pace,
  type Responder,
  SendFailed,
  type Store,
  silentLogs,
  type Turn,
  WaitingLine,
} from "../../core/index.ts";
import { showCases } from "../../jobs/desk.ts";
import { openQueue, startWork } from "../../jobs/work.ts";
import { until } from "../standins/server.ts";
import { KeptFace } from "../support/kept-face.ts";
import { freshRedisUrl, hasRedis } from "../support/redis.ts";

/** Asks for a person for the reason the customer names; its model takes no time. */
const responder: Responder = {
  respond: async (turn: Turn): Promise<Answer> => {
    const [reason = "", language = "en"] = (turn.heard[0]?.text ?? "").split(" ");
    if (reason === "poison_turn") throw new Error("this message breaks the bot");
    const keep = { language };
    if (reason === "undeliverable")
      return { sayings: [{ from: "bot", text: reason }], facts: [], keep, binding: false };
    const escalation = { reason, priority: "normal" as const, summary: `because of ${reason}`, draft: "a draft" };
    return { sayings: [], facts: [], keep, binding: true, escalation };
  },
  giveUp: async (turn): Promise<Answer> => ({
    sayings: [],
    facts: [],
    keep: { language: (turn.heard[0]?.text ?? "").split(" ")[1] ?? "en" },
    binding: true,
    escalation: { reason: "poison_turn", priority: "high", summary: "because of poison_turn" },
  }),
};

/** Sends what it can, and fails as the words say. */
const sms: Channel = {
  name: "sms",
  pace: () => ({ sender: "us", perSecond: 1_000 }),
  parts: ({ text }) => [{ body: text }],
  find: async () => null,
  send: async ({ id, part: { body } }) => {
    if (body === "undeliverable") throw new SendFailed("permanent", "30003", "unreachable");
    return `p-${id}`;
  },
};

const SENTENCES: Readonly<Record<string, string>> = {
  guardrail: "person_asked",
  low_confidence: "holding",
  ungrounded: "holding",
  asked: "person_asked",
  approval: "approval_pending",
  tool_failed: "person_asked",
  model_unavailable: "outage",
  max_turns: "person_asked",
  unknown_outcome: "person_asked",
  poison_turn: "person_asked",
};

describe.skipIf(!hasRedis())("every reason for a person", () => {
  let store: Store;
  let work: { close(ms: number): Promise<void> };
  let inbox: Inbox;
  let log: Log;
  const face = new KeptFace();

  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
    const settings = { WORKER_CONCURRENCY: 8, QUEUE_SHARDS: 1, BURST_WINDOW_MS: 0 };
    const queue = openQueue(store, settings);
    const rules: DeskRules = {
      hours: new BusinessHours({}),
      sentences: systemSentences,
      claimWithinMs: 300_000,
      replyWithinMs: 600_000,
      now: Date.now,
    };
    const desk = new Desk({ store, channels: { sms }, wakeups: queue, rules });
    const intake = new Intake(rules);
    const logs = silentLogs();
    work = startWork({
      store,
      responder,
      channels: [sms],
      settings,
      queue,
      logs,
      rules: { leaseMs: 400, mostMessages: 50, mostTries: 1 },
      admit: (state, answer) => intake.admit(state, answer),
      report: (delivery, reason, detail) => desk.report(delivery, reason, detail),
      show: showCases({
        mirror: new Mirror(store),
        face,
        log: new Log(store),
        pace: new Pace(store),
        line: new WaitingLine(store),
        later: (conversation, at) => queue.show(conversation, at),
        logs,
      }),
    });
    inbox = new Inbox(store, (conversation) => queue.turn(conversation));
    log = new Log(store);
  });
  afterAll(async () => {
    await work.close(1_000);
    await store.close();
  });

  const reasons = [...Object.keys(SENTENCES), "undeliverable"];
  const cases = ["sms", "web"].flatMap((channel) => reasons.map((reason) => [reason, channel] as const));
  // A browser reads the log itself: nothing can be undeliverable to it.
  const possible = cases.filter(([reason, channel]) => channel === "sms" || SENTENCES[reason] !== undefined);

  it.each(possible)(
    "%s over %s becomes one case, shown within 2 s, and the customer is told in Spanish",
    async (reason, channel) => {
      const c = `${reason}-${channel}`;
      const address = { channel, to: "+34600000000" };
      const began = Date.now();
      await inbox.receive({ id: `${c}-m`, conversation: c, address, text: `${reason} es` });
      const shown = () => face.threads.filter(({ key }) => key === `${c}-c1`);
      // Poison: the first try fails at once, and whoever looks after the lease finds it; counted from then on.
      await until(`a case of ${c}`, () => shown().length > 0, 8_000);
      const opened = (await log.read(c)).find((entry) => entry.kind === "case");
      expect(Date.now() - (reason === "poison_turn" ? (opened?.at ?? 0) : began)).toBeLessThan(2_000);
      expect(shown()).toHaveLength(1);
      expect(shown()[0]?.card.case).toMatchObject({ state: "open", reasons: [reason] });
      const system = (await log.messages(c)).flatMap((entry) =>
        entry.kind === "message" && entry.message.from === "system" ? [entry.message] : [],
      );
      const sentence = SENTENCES[reason];
      expect(system.map((message) => message.sentence)).toEqual(sentence ? [sentence] : []);
      if (sentence === "person_asked") expect(system[0]?.text).toBe(systemSentences("person_asked", "es"));
    },
  );
});
