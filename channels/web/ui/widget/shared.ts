import { type Listener as AnyListener, type Connect, listen } from "../live/stream.ts";
import type { ChatEvent } from "../wire.ts";
import type { Now } from "./thread.ts";

type Listener = AnyListener<ChatEvent>;

/** A listener that can also say where it stands, for the other tabs. */
export interface SharedListener extends Listener {
  /** Loads what was said before. Ends before the stream begins. */
  before(): Promise<void>;
  /** From which event on to listen. */
  last(): string | undefined;
  /** What is going on at the moment. Set on a tab that came later. */
  now: Now;
}

type Note =
  | { event: ChatEvent; id: string | undefined }
  | { now: Now }
  | { connected: boolean }
  | { gone: true }
  | { asking: true };

/**
 * Listens to a conversation with one connection for all tabs of a browser: the tab that holds the lock keeps the stream
 * and tells the others; when it closes, the next one takes over where that one was. Where a browser has no locks or
 * channels, each tab has its own stream. `name` is the conversation's own.
 */
export function listenTogether(connect: Connect, name: string, listener: SharedListener, signal: AbortSignal): void {
  const alone = !navigator.locks || !("BroadcastChannel" in globalThis);
  const tabs = alone ? undefined : new BroadcastChannel(name);
  let leading = alone;
  let open = false;
  const tell = (note: Note) => signal.aborted || tabs?.postMessage(note);
  if (tabs) {
    tabs.onmessage = ({ data }: MessageEvent<Note>) => {
      if ("event" in data) listener.heard(data.event, data.id);
      else if ("connected" in data) listener.connected(data.connected);
      else if ("gone" in data) listener.gone();
      else if ("now" in data) listener.now = data.now;
      else if (leading) {
        tell({ now: listener.now });
        tell({ connected: open });
      }
    };
    signal.addEventListener("abort", () => tabs.close());
  }
  // Hears the other tabs while history loads, so that nothing is said between the two.
  const ready = listener.before().then(() => tell({ asking: true }));
  const lead = async () => {
    await ready;
    leading = true;
    // Whoever stands elsewhere catches up: from here on all hear the same.
    tell({ now: listener.now });
    await listen(connect, listener.last(), aloud(listener), signal);
  };
  if (alone) void lead();
  // Waiting for the lock ends with an abort when the conversation is left.
  else
    navigator.locks.request(name, { signal }, lead).catch((error: unknown) => signal.aborted || console.error(error));

  function aloud({ heard, connected, gone }: Listener): Listener {
    return {
      heard(event, id) {
        heard(event, id);
        tell({ event, id });
      },
      connected(now) {
        open = now;
        connected(now);
        tell({ connected: now });
      },
      gone() {
        tell({ gone: true });
        gone();
      },
    };
  }
}
