import { computed, signal } from "@preact/signals";
import { nap } from "../../live/nap.ts";
import { type Listener, listen } from "../../live/stream.ts";
import type { DeskAction, Entry, OpenConversation } from "../api.ts";
import { client } from "../client.ts";
import { shown } from "../shell/session.ts";
import { tell } from "../story/story.ts";

type State = Omit<OpenConversation, "entries">;

type Event =
  | { event: "entry"; data: Entry }
  | { event: "state"; data: State }
  /** Something that was shown is personal, as is known only now: what there is is read again. */
  | { event: "masked"; data: object }
  | { event: "delta"; data: { id: string; text: string } }
  | { event: "typing"; data: { from: "bot" | "staff" | null } };

/** One conversation being looked at: its log as it grows, and the moment of it that is shown. */
export class Opened {
  readonly id: string;
  readonly entries = signal<readonly Entry[]>([]);
  readonly state = signal<State | undefined>(undefined);
  readonly partial = signal<{ id: string; text: string } | undefined>(undefined);
  readonly typing = signal<"bot" | "staff" | null>(null);
  readonly connected = signal(true);
  readonly problem = signal("");
  /** What unmasks personal data, once somebody asked for it. */
  readonly revealed = signal<string | undefined>(undefined);
  /** How many entries are shown; undefined follows the live log. */
  readonly shown = signal<number | undefined>(undefined);
  readonly story = computed(() =>
    tell(this.shown.value === undefined ? this.entries.value : this.entries.value.slice(0, this.shown.value)),
  );
  readonly live = computed(() => this.shown.value === undefined);
  #stop = new AbortController();

  constructor(id: string) {
    this.id = id;
  }

  /** Loads and follows. Returns how to stop. */
  follow(): () => void {
    void this.#load();
    return () => this.#stop.abort();
  }

  /** Shows the log up to its n-th entry; the whole of it goes live again. */
  show(count: number | undefined): void {
    const all = this.entries.value.length;
    this.shown.value = count === undefined || count >= all ? undefined : Math.max(0, count);
  }

  /** Unmasks personal data for a while. The server puts who did it into the log. */
  async reveal(): Promise<void> {
    await this.#try(async () => {
      const { reveal, until } = await client.reveal(this.id);
      this.#again(reveal);
      const conceal = setTimeout(() => this.#again(undefined), Math.max(0, until - Date.now()));
      this.#stop.signal.addEventListener("abort", () => clearTimeout(conceal));
    });
  }

  /** What a customer attached. It can't be masked: asking for it asks for personal data. Undefined: `problem` says why. */
  async file(attachment: string): Promise<Blob | undefined> {
    if (this.revealed.value === undefined) await this.reveal();
    const { value: reveal } = this.revealed;
    if (reveal === undefined) return undefined;
    let file: Blob | undefined;
    await this.#try(async () => {
      file = await client.attachment(this.id, attachment, reveal);
    });
    return file;
  }

  /** Does something at the desk. False: it was refused, and `problem` says why. */
  async act(action: DeskAction): Promise<boolean> {
    return this.#try(async () => {
      const { case: of } = await client.act(this.id, action);
      const { value: state } = this.state;
      if (state) this.state.value = { ...state, case: of };
    });
  }

  /** Reads and follows from the beginning, with personal data or without. */
  #again(reveal: string | undefined): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.revealed.value = reveal;
    void this.#load(reveal);
  }

  async #load(reveal?: string): Promise<void> {
    const { signal: stop } = this.#stop;
    while (!stop.aborted && !(await this.#try(() => this.#read(reveal)))) await nap(2_000, stop);
    if (stop.aborted) return;
    const last = String(this.entries.value.at(-1)?.seq ?? 0);
    await listen<Event>(client.events(this.id, reveal), last, this.#listener(), stop);
  }

  async #read(reveal: string | undefined): Promise<void> {
    const { signal: stop } = this.#stop;
    const { entries, ...state } = await client.open(this.id, reveal);
    // Asked for before personal data was shown or hidden: no longer what is wanted.
    if (stop.aborted) return;
    const last = entries.at(-1)?.seq ?? 0;
    // What came by the stream while this was on its way is newer.
    this.entries.value = [...entries, ...this.entries.value.filter(({ seq }) => seq > last)];
    this.state.value = state;
  }

  #listener(): Listener<Event> {
    return {
      heard: (event) => this.#hear(event),
      connected: (now) => {
        this.connected.value = now;
      },
      gone: () => {
        this.problem.value = "Your session is over. Sign in again.";
      },
    };
  }

  #hear({ event, data }: Event): void {
    if (event === "state") this.state.value = data;
    else if (event === "masked") void this.#try(() => this.#read(this.revealed.value));
    else if (event === "typing") this.typing.value = data.from;
    else if (event === "delta") {
      const { id, text } = data;
      const known = this.partial.value?.id === id ? this.partial.value.text : "";
      this.partial.value = { id, text: known + text };
    } else if (data.seq > (this.entries.value.at(-1)?.seq ?? 0)) {
      this.entries.value = [...this.entries.value, data];
      if (data.kind === "message" || data.kind === "retracted") this.#settle();
    }
  }

  #settle(): void {
    this.partial.value = undefined;
    this.typing.value = null;
  }

  async #try(step: () => Promise<void>): Promise<boolean> {
    try {
      await step();
      this.problem.value = "";
      return true;
    } catch (error) {
      this.problem.value = shown(error);
      return false;
    }
  }
}
