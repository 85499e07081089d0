import {
  type Admission,
  type Answer,
  type Channel,
  type ConversationState,
  Deliveries,
  type Delivery,
  Log,
  type Logs,
  News,
  Pace,
  type Responder,
  type Store,
  Sweeper,
  TURN_RULES,
  type TurnRules,
  Turns,
  type Wakeups,
} from "../core/index.ts";
import { deliverParts } from "./deliver.ts";
import { type Perform, type Working, WorkQueue } from "./queue.ts";
import { keepSweeping } from "./sweep.ts";
import { answerTurns, overdueMs } from "./turn.ts";

/** A worker's parts. */
export interface WorkDesk {
  store: Store;
  responder: Responder;
  /** The channels that deliver through an outbox; the web reads the log itself. */
  channels: readonly Channel[];
  settings: { WORKER_CONCURRENCY: number; QUEUE_SHARDS: number; BURST_WINDOW_MS: number };
  logs: Logs;
  /** Where the caller wakes others too; made from the settings unless given. */
  queue?: WorkQueue;
  rules?: TurnRules;
  /** How long a part may still arrive whose end nobody saw; see `deliver.ts`. */
  mayArriveMs?: Readonly<Record<"ambiguous" | "go", number>>;
  /** What goes with an answer besides its words: for one that asks for a person, the case. */
  admit?(state: ConversationState, answer: Answer): Admission;
  /** Looks at a clock that rang. */
  ring?: Perform;
  /** Shows staff what is new in a conversation. */
  show?: Perform;
  /** Tells staff of a part that did not arrive, or may not have. */
  report?(delivery: Delivery, reason: "undeliverable" | "unknown_outcome", detail: string): Promise<void>;
  /** Called when this worker has gone deaf: end the process, another one takes over. */
  stuck?(): void;
}

/** Starts answering, delivering and sweeping. `close` finishes or hands over what is in flight, within the deadline. */
export function startWork(desk: WorkDesk): { close(deadlineMs: number): Promise<void> } {
  const { store, settings, logs, rules = TURN_RULES } = desk;
  const queue = desk.queue ?? openQueue(store, settings);
  const log = new Log(store);
  const turns = answerTurns({
    turns: new Turns(store, rules),
    responder: desk.responder,
    channels: Object.fromEntries(desk.channels.map((channel) => [channel.name, channel])),
    news: new News(store),
    deliver: (channel, conversation) => queue.deliver(channel, conversation),
    wake: (conversation) => queue.turn(conversation),
    ...(desk.admit && { admit: desk.admit }),
    show: async (conversation) => {
      if (desk.show) await queue.show(conversation);
    },
    logs,
  });
  const working: Working[] = [
    queue.work("turns", turns, { concurrency: settings.WORKER_CONCURRENCY, logs }),
    ...desk.channels.map((channel) => workDeliveries(channel, desk, queue, log)),
    ...(desk.ring ? [queue.work("clocks", desk.ring, { concurrency: 8, logs })] : []),
    ...(desk.show ? [queue.work("desk", desk.show, { concurrency: 8, logs })] : []),
  ];
  const sweeping = keepSweeping({
    sweeper: new Sweeper(store, overdueMs(rules.leaseMs)),
    queue,
    log,
    working,
    desk: desk.show !== undefined,
    stuck: desk.stuck ?? (() => logs.error("this worker hears of no work any more")),
    logs,
  });
  return {
    close: async (deadlineMs) => {
      sweeping.stop();
      await Promise.all(working.map((each) => each.close(deadlineMs)));
      await queue.close();
    },
  };
}

/** The queue the settings describe. */
export function openQueue(
  store: Store,
  { QUEUE_SHARDS: shards, BURST_WINDOW_MS: burstWindowMs }: { QUEUE_SHARDS: number; BURST_WINDOW_MS: number },
  role: "web" | "work" = "work",
): WorkQueue {
  return new WorkQueue(store, { shards, burstWindowMs }, role);
}

/** A queue as the desk wakes workers with it. Where nobody shows staff anything (`shown` false), nobody is asked to. */
export function wakeupsOf(queue: WorkQueue, { shown }: { shown: boolean }): Wakeups {
  return {
    turn: (conversation) => queue.turn(conversation),
    deliver: (channel, conversation) => queue.deliver(channel, conversation),
    clock: (conversation, clock, at) => queue.clock(conversation, clock, at),
    show: async (conversation) => {
      if (shown) await queue.show(conversation);
    },
  };
}

function workDeliveries(channel: Channel, desk: WorkDesk, queue: WorkQueue, log: Log): Working {
  const { store, logs } = desk;
  const deliver = deliverParts({
    deliveries: new Deliveries(store),
    log,
    pace: new Pace(store),
    channel,
    ...(desk.mayArriveMs && { mayArriveMs: desk.mayArriveMs }),
    later: (conversation, at) => queue.deliver(channel.name, conversation, at),
    report:
      desk.report ??
      (async (delivery, reason, detail) =>
        logs.error({ delivery: delivery.id, conversation: delivery.conversation, reason, detail }, "delivery")),
    logs,
  });
  return queue.work(`deliveries-${channel.name}`, deliver, { concurrency: desk.settings.WORKER_CONCURRENCY, logs });
}
