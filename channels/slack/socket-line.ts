import { setTimeout as sleep } from "node:timers/promises";
import type { Logs } from "../../core/index.ts";
import type { SocketReceiver } from "./receivers.ts";

/** A line to Slack that is dialled again whenever it ends. */
export interface SocketLine {
  /** Resolves when the first attempt is over, whichever way: Slack being down keeps nobody else waiting. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MS = 30_000;

/**
 * Keeps Slack's line open. The SDK's own reconnecting waits five seconds, and ends the process with an unhandled
 * rejection if Slack can't be reached just then.
 */
export function keepLine(receiver: SocketReceiver, logs: Logs): SocketLine {
  const stopping = new AbortController();
  const dialling = async (tried: () => void): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      failures = (await holdOnce(receiver, tried, logs)) ? 0 : failures + 1;
      tried();
      await sleep(pauseAfter(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  return {
    start: () =>
      new Promise((resolve) => {
        void dialling(resolve);
      }),
    stop: async () => {
      stopping.abort();
      await receiver.stop();
    },
  };
}

/** Holds one line until it ends. False: there was none. */
async function holdOnce(receiver: SocketReceiver, opened: () => void, logs: Logs): Promise<boolean> {
  const { client } = receiver;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  client.once("disconnected", end);
  try {
    await receiver.start();
    opened();
    logs.info("Slack's line is open");
    await ended;
    return true;
  } catch (error) {
    logs.warn({ error: error instanceof Error ? error.message : String(error) }, "Slack's line does not open");
    return false;
  } finally {
    client.off("disconnected", end);
  }
}

// Jitter: after an outage of Slack's everybody dials.
const pauseAfter = (failures: number): number =>
  failures === 0 ? 100 : Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
