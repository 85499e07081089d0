import { type App, ExpressReceiver, SocketModeReceiver } from "@slack/bolt";

/** What Slack sent, and how it is answered. */
interface Incoming {
  ack(answer?: unknown): Promise<void>;
}

/**
 * Bolt answers an event before it hands it to us; then Slack believes a message safe that may never reach the store.
 * Here the answer leaves when the listeners are done, and not at all if one of them failed: Slack sends again. What
 * nobody listens for is answered too, rather than left hanging.
 */
function answerAfterwards(app: App): App {
  const processEvent = async (event: Incoming & Parameters<App["processEvent"]>[0]): Promise<void> => {
    let answer: { given: unknown } | undefined;
    const ack = async (given?: unknown) => {
      answer ??= { given };
    };
    await app.processEvent({ ...event, ack });
    await event.ack(answer?.given);
  };
  return Object.assign(Object.create(app) as App, { processEvent });
}

/** Slack calls us. */
export class HttpReceiver extends ExpressReceiver {
  override init(app: App): void {
    super.init(answerAfterwards(app));
  }
}

/** We hold a line open, and Slack uses it. */
export class SocketReceiver extends SocketModeReceiver {
  override init(app: App): void {
    super.init(answerAfterwards(app));
  }
}
