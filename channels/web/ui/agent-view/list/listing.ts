import { computed, signal } from "@preact/signals";
import type { Listing, Query, Row } from "../api.ts";
import { client } from "../client.ts";
import { shown } from "../shell/session.ts";

const POLL_MS = 2_000;
const PAGE = "200";
const TYPING_MS = 200;

/** The live list: pages as far as somebody scrolled, and every two seconds what changed since. */
export class ListingStore {
  readonly filters = signal<Query>({});
  readonly total = signal(0);
  /** The filters looked through so many of the latest conversations, and there are more. */
  readonly among = signal<number | undefined>(undefined);
  readonly problem = signal("");
  readonly loading = signal(true);
  readonly #rows = signal<ReadonlyMap<string, Row>>(new Map());
  readonly rows = computed(() => [...this.#rows.value.values()].sort((a, b) => b.at - a.at));
  #next: string | undefined;
  #since = 0;
  #reading = new AbortController();
  #soon: ReturnType<typeof setTimeout> | undefined;

  /** Begins to follow. Returns how to stop. */
  follow(): () => void {
    void this.#read();
    const timer = setInterval(() => document.hidden || void this.#change(), POLL_MS);
    return () => {
      clearInterval(timer);
      this.#reading.abort();
    };
  }

  /** Narrows the list. Typed words wait for the end of the word. */
  narrow(filters: Query): void {
    this.filters.value = { ...this.filters.value, ...filters };
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.#read(), "q" in filters ? TYPING_MS : 0);
  }

  /** Loads the next page, if there is one and none is on its way. */
  async more(): Promise<void> {
    if (!this.#next || this.loading.value) return;
    await this.#page({ cursor: this.#next });
  }

  async #read(): Promise<void> {
    this.#reading.abort();
    this.#reading = new AbortController();
    await this.#page({}, true);
  }

  async #page(query: Query, anew = false): Promise<void> {
    const { signal: stop } = this.#reading;
    this.loading.value = true;
    await this.#try(async () => {
      const listing = await client.list({ ...this.filters.value, ...query, limit: PAGE }, stop);
      if (anew) this.#since = listing.at;
      this.#next = listing.next;
      this.total.value = listing.total ?? this.total.value;
      this.among.value = listing.among;
      this.#put(listing.conversations, anew);
    }, stop);
    this.loading.value = false;
  }

  async #change(): Promise<void> {
    if (this.loading.value) return;
    const { signal: stop } = this.#reading;
    await this.#try(async () => {
      const listing = await client.list({ ...this.filters.value, since: String(this.#since) }, stop);
      this.#since = listing.at;
      this.#follow(listing);
    }, stop);
  }

  #follow({ conversations, total, gone = [] }: Listing): void {
    const before = this.#rows.value;
    const left = gone.filter((id) => before.has(id));
    const come = conversations.filter(({ id }) => !before.has(id));
    this.total.value = total ?? this.total.value + come.length - left.length;
    if (conversations.length + left.length > 0) this.#put(conversations, false, left);
  }

  #put(rows: readonly Row[], anew: boolean, left: readonly string[] = []): void {
    const all = new Map(anew ? [] : this.#rows.value);
    for (const id of left) all.delete(id);
    for (const row of rows) all.set(row.id, row);
    this.#rows.value = all;
  }

  async #try(step: () => Promise<void>, stop: AbortSignal): Promise<void> {
    try {
      await step();
      this.problem.value = "";
    } catch (error) {
      if (!stop.aborted) this.problem.value = shown(error);
    }
  }
}
