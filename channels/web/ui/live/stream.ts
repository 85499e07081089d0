import { batch } from "@preact/signals";
import { Refused } from "./ask.ts";
import { openLine } from "./line.ts";
import { nap } from "./nap.ts";
import { readEvents } from "./sse.ts";

/** Opens the stream after the event `last`. Throws `Refused`, or a TypeError where the network failed. */
export type Connect = (last: string | undefined, signal: AbortSignal) => Promise<Response>;

/** What a stream tells its owner. `E` is `{event, data}` by the names the server gives its events. */
export interface Listener<E> {
  heard(event: E, id: string | undefined): void;
  /** True: the stream is open. False: it is being opened again. */
  connected(now: boolean): void;
  /** The server does not know who is asking any more. The stream has ended. */
  gone(): void;
}

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 15_000;

/**
 * Keeps one event stream open through network loss, sleep and server restarts, and resumes where it stopped. Listens
 * from `last` on until `signal` aborts.
 */
export async function listen<E>(
  connect: Connect,
  last: string | undefined,
  listener: Listener<E>,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const line = openLine(signal);
    let asked: number | undefined;
    try {
      const { body } = await connect(last, line.signal);
      listener.connected(true);
      failures = 0;
      for await (const events of body ? readEvents(body, line.alive) : []) {
        // Drawn once, however many there are: after a long absence they come by the thousand.
        batch(() => {
          for (const { id, event, data } of events) {
            last = id ?? last;
            listener.heard({ event, data: JSON.parse(data) } as E, id);
          }
        });
      }
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return listener.gone();
      asked = error instanceof Refused ? error.retryAfterMs : undefined;
      failures += 1;
    }
    line.hangUp();
    if (signal.aborted) return;
    listener.connected(false);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + Math.random() / 2);
    await nap(asked ?? wait, signal);
  }
}
