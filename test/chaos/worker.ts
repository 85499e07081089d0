import { setTimeout as sleep } from "node:timers/promises";
import {
  type Answer,
  type Channel,
  type Delivery,
  openLogs,
  openStore,
  type Responder,
  SendFailed,
  TURN_RULES,
  type Turn,
} from "../../core/index.ts";
import { startWork } from "../../jobs/work.ts";

// A worker whose every effect is seen by the judge. It is killed and stopped at will.
const [redisUrl = "", judgeUrl = "", leaseMs = "1500"] = process.argv.slice(2);

async function ask(path: string, body: object): Promise<Response> {
  return fetch(`${judgeUrl}${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(2_000),
  });
}

/** One journaled write a turn: intent, the effect under a key that survives any crash, result. */
async function bookOnce(turn: Turn, signal: AbortSignal): Promise<void> {
  if ((await turn.read("result")) !== undefined) return;
  await turn.check();
  await turn.bind();
  await turn.write("intent", { about: turn.heard.map(({ id }) => id) });
  for (let attempt = 0; attempt < 20; attempt++) {
    signal.throwIfAborted();
    const answered = await ask("/effect", { id: `effect-${turn.id}`, about: turn.heard.map(({ id }) => id) }).catch(
      () => undefined,
    );
    if (answered?.ok) break;
    await sleep(20);
  }
  await turn.write("result", true);
}

const responder: Responder = {
  async respond(turn, signal): Promise<Answer> {
    await turn.release(`${turn.id}-r0`, 0, "one moment ");
    await sleep(20 + Math.random() * 140);
    await turn.check();
    await bookOnce(turn, signal);
    const text = turn.heard.map(({ id }) => id).join(" ");
    return { sayings: [{ from: "bot", text }], facts: [], keep: {}, binding: true };
  },
  async giveUp(turn): Promise<Answer> {
    const text = turn.heard.map(({ id }) => id).join(" ");
    return { sayings: [{ from: "system", text }], facts: [], keep: {}, binding: true };
  },
};

const channel: Channel = {
  name: "judge",
  pace: () => ({ sender: "judge", perSecond: 100_000 }),
  parts: (message) => [{ body: `${message.from}:${message.text}` }],
  async send(delivery: Delivery): Promise<string> {
    const response = await ask("/send", {
      id: delivery.id,
      conversation: delivery.conversation,
      body: delivery.part.body,
    }).catch((cause: unknown) => {
      throw new SendFailed("unknown", "reset", "the connection broke", { cause });
    });
    if (!response.ok) throw new SendFailed("retry", String(response.status), "refused for now", { retryAfterMs: 30 });
    return delivery.id;
  },
  async find(delivery: Delivery): Promise<string | null> {
    const response = await ask("/find", { id: delivery.id });
    return response.ok ? delivery.id : null;
  },
};

const logs = openLogs(process.env.LOG_LEVEL ?? "silent", "chaos");
startWork({
  store: openStore(redisUrl),
  responder,
  channels: [channel],
  settings: { WORKER_CONCURRENCY: 16, QUEUE_SHARDS: 1, BURST_WINDOW_MS: 20 },
  // A sick minute brings more failed tries than a turn has in its life.
  rules: { ...TURN_RULES, leaseMs: Number(leaseMs), mostTries: 1_000 },
  logs,
});
