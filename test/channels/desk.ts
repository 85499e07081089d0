import {
  type Answer,
  Asides,
  type Channel,
  Deliveries,
  type Delivery,
  type Entry,
  Inbox,
  Log,
  type Logs,
  type Message,
  Ownership,
  openStore,
  Pace,
  type Store,
  Turns,
} from "../../core/index.ts";
import { deliverParts } from "../../jobs/deliver.ts";
import { keptLogs } from "../support/kept-logs.ts";
import { freshRedisUrl } from "../support/redis.ts";

/** The house behind a channel, on a store of its own. */
export interface Desk {
  store: Store;
  inbox: Inbox;
  asides: Asides;
  deliveries: Deliveries;
  log: Log;
  ownership: Ownership;
  turns: Turns;
  logs: Logs;
  logged: Record<string, unknown>[];
  /** What staff were told of. */
  reported: { delivery: string; reason: string; detail: string }[];
  /** Filled in by the channel's own fixture; read whenever something is said. */
  channels: Record<string, Channel>;
  /** Conversations a worker was woken for, in order. */
  woken: string[];
  /** The bot answers everything that waits. */
  answers(conversation: string, text: string, keep?: Record<string, unknown>): Promise<void>;
  /** Hands over what is in the outbox, by the real delivery job, until nothing is due or `rounds` are over. */
  delivers(conversation: string, rounds?: number): Promise<void>;
  entries<K extends Entry["kind"]>(conversation: string, kind: K): Promise<Extract<Entry, { kind: K }>[]>;
  messages(conversation: string, from?: Message["from"]): Promise<Message[]>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const store = openStore(await freshRedisUrl(), "work");
  const { logs, lines } = keptLogs();
  const channels: Record<string, Channel> = {};
  const woken: string[] = [];
  const reported: Desk["reported"] = [];
  const [log, deliveries, turns, pace] = [new Log(store), new Deliveries(store), new Turns(store), new Pace(store)];
  const wake = async (conversation: string) => {
    woken.push(conversation);
  };
  const desk: Desk = {
    store,
    inbox: new Inbox(store, wake),
    asides: new Asides(store, channels),
    ownership: new Ownership(store, channels),
    deliveries,
    log,
    turns,
    logs,
    logged: lines,
    reported,
    channels,
    woken,
    answers: async (conversation, text, keep = {}) => {
      const begun = await turns.begin(conversation);
      if (begun.kind !== "turn") throw new Error(`nothing to answer: ${begun.kind}`);
      const answer: Answer = { sayings: [{ from: "bot", text }], facts: [], keep, binding: false };
      await begun.turn.commit(answer, channels[begun.turn.state.address.channel]);
    },
    delivers: async (conversation, rounds = 20) => {
      const state = await log.state(conversation);
      const channel = channels[state?.address.channel ?? ""];
      if (!channel) throw new Error(`no channel for ${conversation}`);
      let due: number | undefined;
      const deliver = deliverParts({
        deliveries,
        log,
        pace,
        channel,
        later: async (_conversation, at) => {
          due = at;
        },
        // The clients of the tests give up within this time.
        mayArriveMs: { ambiguous: 600, go: 600 },
        report: async (delivery: Delivery, reason, detail) => {
          reported.push({ delivery: delivery.id, reason, detail });
        },
        logs,
      });
      for (let round = 0; round < rounds; round++) {
        due = undefined;
        await deliver({ conversation }, new AbortController().signal);
        if (due === undefined) return;
        await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(0, (due ?? 0) - Date.now()), 3_000)));
      }
    },
    entries: async (conversation, kind) =>
      (await log.read(conversation)).filter(
        (entry): entry is Extract<Entry, { kind: typeof kind }> => entry.kind === kind,
      ),
    messages: async (conversation, from) =>
      (await log.read(conversation)).flatMap((entry) =>
        entry.kind === "message" && (from === undefined || entry.message.from === from) ? [entry.message] : [],
      ),
    close: () => store.close(),
  };
  return desk;
}
