import type { Log, Logs, Overdue, Sweeper } from "../core/index.ts";
import type { Working, WorkQueue } from "./queue.ts";

/** What sweeping needs. */
export interface SweepDesk {
  sweeper: Sweeper;
  queue: WorkQueue;
  log: Log;
  /** Whether staff are shown what is new; where nobody can, it waits. */
  desk: boolean;
  /** The work this process does; it is watched for standing still. */
  working: Working[];
  /** Called when this worker starts nothing although there is work: its blocking connection is dead. */
  stuck(): void;
  logs: Logs;
}

const EVERY_MS = 600;
/** Work that was asked for this long ago and did not start here, while nothing else ran, means we no longer hear. */
const STUCK_MS = 30_000;

/** Finds work whose wake-up was lost, every half second or so, until stopped. */
export function keepSweeping(desk: SweepDesk): { stop(): void } {
  const watchdog = new Watchdog(desk.working);
  let stopped = false;
  const round = async () => {
    try {
      const overdue = await desk.sweeper.sweep();
      if (stopped) return;
      await wakeAll(overdue, desk);
      if (watchdog.stuck(overdue)) desk.stuck();
    } catch (error) {
      // The store is away; it is asked again in a moment.
      desk.logs.warn({ error: error instanceof Error ? error.message : String(error) }, "sweep");
    }
    again();
  };
  const again = () => {
    // Jitter: several workers should not all look at once.
    if (!stopped) setTimeout(() => void round(), EVERY_MS * (0.7 + Math.random() * 0.6));
  };
  again();
  return {
    stop: () => {
      stopped = true;
    },
  };
}

async function wakeAll(overdue: Overdue, { queue, log, desk, logs }: SweepDesk): Promise<void> {
  const { turns, deliveries, clocks, unshown } = overdue;
  if (turns.length + deliveries.length > 0) logs.info({ turns: turns.length, deliveries: deliveries.length }, "swept");
  await Promise.all([
    ...turns.map((conversation) => queue.again("turns", { conversation })),
    ...clocks.map((wakeup) => queue.again("clocks", wakeup)),
    ...(desk ? unshown.map((conversation) => queue.again("desk", { conversation })) : []),
    ...deliveries.map(async (conversation) => {
      const channel = (await log.state(conversation))?.address.channel;
      if (channel) await queue.again(`deliveries-${channel}`, { conversation });
    }),
  ]);
}

/** Notices that the queue has gone quiet for this worker alone: asked for work, nothing starts, nothing runs. */
export class Watchdog {
  readonly #working: Working[];
  #askedAt: number | undefined;

  constructor(working: Working[]) {
    this.#working = working;
  }

  stuck({ turns }: Overdue, now = Date.now()): boolean {
    const started = Math.max(0, ...this.#working.map(({ busy }) => busy.lastStart));
    const running = this.#working.some(({ busy }) => busy.running > 0);
    if (running || (this.#askedAt !== undefined && started > this.#askedAt)) this.#askedAt = undefined;
    // Overdue work comes up once a lease: remember when it first did.
    if (turns.length > 0 && !running) this.#askedAt ??= now;
    return this.#askedAt !== undefined && now - this.#askedAt > STUCK_MS;
  }
}
