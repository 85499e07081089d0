import { computed, effect, signal } from "@preact/signals";
import { Refused } from "../live/ask.ts";
import { nap } from "../live/nap.ts";
import type { ChatMessage, Opened, Press } from "../wire.ts";
import { Api } from "./api.ts";
import { Files } from "./files.ts";
import { Keep } from "./keep.ts";
import { Outbox } from "./outbox.ts";
import { Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import { listenTogether } from "./shared.ts";
import { Thread } from "./thread.ts";
import { Tray } from "./tray.ts";

/** One customer's chat in one tab: what is on the screen, and what can be done. */
export class Chat {
  readonly thread = new Thread();
  readonly outbox: Outbox;
  readonly open = signal(false);
  readonly connected = signal(true);
  /** Half-written words, and what is to go with them. */
  unsaid = "";
  readonly tray: Tray;
  /** The server has forgotten the conversation; the next words begin another. */
  readonly ended = signal(false);
  readonly #seen = signal("");
  readonly unread = computed(() =>
    this.open.value
      ? 0
      : this.thread.lines.value.filter(({ from, at }) => from !== "customer" && at > this.#seen.value).length,
  );
  readonly #api: Api;
  readonly #files: Files;
  readonly #keep: Keep;
  readonly #session: Session;
  #listening: { token: string; stop: AbortController } | undefined;

  constructor(settings: Settings) {
    this.#api = new Api(settings.server);
    this.#files = new Files(this.#api);
    this.#keep = new Keep(settings.server);
    this.#session = new Session(this.#api, this.#keep, settings);
    this.#seen.value = this.#keep.get("seen") ?? "";
    // On a phone the panel covers the page: there it opens only when asked.
    this.open.value = settings.open || (innerWidth > 600 && this.#keep.get("open") === true);
    this.outbox = new Outbox(this.#keep, this.#session.name, ({ key, text, pressed, attachments = [] }) => {
      const ids = attachments.map(({ id }) => id);
      const said = { text, ...(pressed && { pressed }), ...(ids.length > 0 && { attachments: ids }) };
      return this.#inConversation((token) => this.#api.say(token, key, said));
    });
    this.tray = new Tray({
      handUp: (...what) => this.#inConversation((token) => this.#api.handUp(token, ...what)),
      takeBack: (id) => this.#inConversation((token) => this.#api.takeBack(token, id)),
    });
    this.#listenTo(this.#session.current);
    this.#keep.watch((name) => {
      if (name === this.#session.name) this.#listenTo(this.#session.current);
      if (name === "seen") this.#seen.value = this.#keep.get("seen") ?? "";
    });
    effect(() => this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
  }

  say(text: string, pressed?: Press): void {
    if (text.trim()) this.outbox.add(text, pressed && { pressed });
  }

  /** Says what was written, with the files beside it. False: there is nothing, or not all of it has got through. */
  sayWithFiles(text: string): boolean {
    const { tray } = this;
    if (!tray.ready.value || (!text.trim() && tray.items.value.length === 0)) return false;
    const attachments = tray.take().flatMap(({ attachment, file }) => {
      if (attachment) this.#files.put(attachment.id, file);
      return attachment ?? [];
    });
    this.outbox.add(text, { attachments });
    return true;
  }

  /** A file of this conversation. Throws where it can't be had at the moment. */
  async file(id: string): Promise<Blob> {
    return this.#files.get((await this.#session.open()).token, id);
  }

  show(open: boolean): void {
    this.open.value = open;
    this.#keep.set("open", open);
  }

  /** Loads an older page. False: there is none to be had at the moment. */
  async earlier(): Promise<boolean> {
    if (!this.#listening) return false;
    try {
      this.thread.take(await this.#api.history(this.#listening.token, this.thread.before));
      return true;
    } catch (error) {
      console.warn("jetbridge: earlier messages can't be had.", error);
      return false;
    }
  }

  /** Everything that was said, from the first word. */
  async everything(): Promise<readonly ChatMessage[]> {
    while (this.thread.more.value && (await this.earlier()));
    return this.thread.lines.value;
  }

  // What is on an open panel in a visible tab has been seen, in every tab.
  #look(): void {
    const { value: lines } = this.thread.lines;
    const at = lines.at(-1)?.at ?? "";
    if (!this.open.value || document.hidden || at <= this.#seen.peek()) return;
    this.#seen.value = at;
    this.#keep.set("seen", at);
  }

  #listenTo(opened: Opened | undefined): void {
    if (!opened || this.#listening?.token === opened.token) return;
    this.#listening?.stop.abort();
    this.ended.value = false;
    const { token } = opened;
    const stop = new AbortController();
    this.#listening = { token, stop };
    const { thread, outbox, connected } = this;
    const catchUp = () => this.#catchUp(token, stop.signal);
    listenTogether(
      this.#api.events(token),
      `jetbridge:${token}`,
      {
        before: catchUp,
        last: () => thread.last,
        get now() {
          return thread.now;
        },
        set now(now) {
          const behind = thread.last !== now.last;
          thread.now = now;
          // The leading tab heard something before this one listened, and will not hear it again.
          if (behind) void catchUp();
        },
        heard(event, id) {
          thread.last = id ?? thread.last;
          thread.hear(event);
          if (event.event === "message" && event.data.from === "customer") outbox.confirm(event.data);
        },
        connected(now) {
          connected.value = now;
          if (now) outbox.hurry();
        },
        gone: () => this.#end(token),
      },
      stop.signal,
    );
  }

  async #catchUp(token: string, signal: AbortSignal): Promise<void> {
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        const history = await this.#api.history(token);
        this.thread.take(history);
        for (const message of history.messages) if (message.from === "customer") this.outbox.confirm(message);
        return;
      } catch (error) {
        if (error instanceof Refused && error.status === 401) return this.#end(token);
        this.connected.value = false;
        await nap((error instanceof Refused && error.retryAfterMs) || Math.min(15_000, 500 * 2 ** tries), signal);
      }
    }
  }

  async #inConversation<T>(step: (token: string) => Promise<T>): Promise<T> {
    const opened = await this.#session.open();
    this.#listenTo(opened);
    return step(opened.token).catch((error: unknown) => this.#lost(error, opened.token));
  }

  // The token alone decides: any other refusal is passed on.
  #lost(error: unknown, token: string): never {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
    this.#end(token);
    throw new Refused(503, error.message);
  }

  #end(token: string): void {
    this.#session.lose(token);
    if (this.#listening?.token !== token) return;
    this.#listening.stop.abort();
    this.#listening = undefined;
    this.thread.leave();
    this.tray.startAgain();
    this.ended.value = true;
    this.connected.value = true;
  }
}
