import type { Address, Entry, Logs, News } from "../../core/index.ts";
import type { SlackClient } from "./slack-client.ts";

/** What showing that we work needs. */
export interface StatusShowing {
  client: SlackClient;
  news: Pick<News, "watch">;
  /** What the bot is doing, after its name ("is checking flights…"); undefined: nothing worth showing. */
  describe?(entry: Entry): string | undefined;
  logs: Logs;
  /** Slack clears a status after two minutes. */
  refreshMs?: number;
}

const FIRST = "is looking into it…";
const REFRESH_MS = 90_000;
/** Whatever takes longer is told to the customer in words. */
const LONGEST_MS = 10 * 60_000;
/** One call a second and thread is plenty for the eye, and for Slack. */
const LEAST_GAP_MS = 1_000;

/**
 * The line under a thread that says what the bot is doing. A courtesy: it is kept nowhere, it ends with the answer
 * (Slack clears it then), and a status Slack does not take is not shown.
 */
export class StatusLine {
  readonly #showing: StatusShowing;
  readonly #shown = new Map<string, Shown>();

  constructor(showing: StatusShowing) {
    this.#showing = showing;
  }

  /** Shows what happens in a conversation from this entry of its log on, until somebody answered. */
  follow(conversation: string, address: Address, seq: number): void {
    if (this.#shown.has(conversation)) return;
    const shown = new Shown(address, this.#showing);
    this.#shown.set(conversation, shown);
    void this.#watch(conversation, seq, shown);
  }

  /** How many threads are being followed. */
  get following(): number {
    return this.#shown.size;
  }

  async #watch(conversation: string, seq: number, shown: Shown): Promise<void> {
    const { news, describe = doing, logs } = this.#showing;
    try {
      const unwatch = await news.watch(conversation, seq, {
        entries: (entries) => {
          for (const entry of entries) {
            const words = describe(entry);
            if (words) shown.say(words);
          }
          const over = entries.find(ends);
          if (over) shown.end({ clear: over.kind === "owner" });
        },
        live: () => undefined,
      });
      shown.ended.then(unwatch, unwatch);
    } catch (error) {
      logs.debug({ conversation, error: String(error) }, "no status line");
      shown.end({ clear: false });
    }
    await shown.ended;
    this.#shown.delete(conversation);
  }
}

/** Somebody answered, or somebody else will. */
const ends = (entry: Entry): boolean =>
  (entry.kind === "message" && entry.message.from !== "customer") ||
  (entry.kind === "owner" && entry.owner !== "bot") ||
  (entry.kind === "turn" && entry.phase === "committed");

/** A tool's name in words: `flight_status` is "flight status". */
const doing = (entry: Entry): string | undefined =>
  entry.kind === "tool" && entry.phase === "called" ? `is working on: ${entry.tool.replaceAll("_", " ")}…` : undefined;

/** One thread's line. */
class Shown {
  readonly ended: Promise<void>;
  readonly #address: Address;
  readonly #showing: StatusShowing;
  readonly #since = Date.now();
  readonly #refresh: NodeJS.Timeout;
  #words = FIRST;
  #saidAt = 0;
  #waiting: NodeJS.Timeout | undefined;
  #over = false;
  #resolve: () => void = () => undefined;

  constructor(address: Address, showing: StatusShowing) {
    this.#address = address;
    this.#showing = showing;
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#refresh = setInterval(() => this.#again(), showing.refreshMs ?? REFRESH_MS);
    this.#refresh.unref();
    this.say(FIRST);
  }

  say(words: string): void {
    this.#words = words;
    if (this.#over || this.#waiting) return;
    const wait = Math.max(0, this.#saidAt + LEAST_GAP_MS - Date.now());
    if (wait === 0) {
      this.#tell(words);
      return;
    }
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined;
      if (!this.#over) this.#tell(this.#words);
    }, wait);
    this.#waiting.unref();
  }

  end({ clear }: { clear: boolean }): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#refresh);
    clearTimeout(this.#waiting);
    if (clear) this.#tell("");
    this.#resolve();
  }

  #again(): void {
    if (Date.now() - this.#since > LONGEST_MS) this.end({ clear: true });
    else this.say(this.#words);
  }

  #tell(status: string): void {
    this.#saidAt = Date.now();
    const { client, logs } = this.#showing;
    const { to, thread = "" } = this.#address;
    client.assistant.threads.setStatus({ channel_id: to, thread_ts: thread, status }).catch((error: unknown) => {
      logs.debug({ error: String(error) }, "Slack did not take a status");
    });
  }
}
