import type { ServerResponse } from "node:http";

const EVERY_MS = 15_000;

/** Keeps streams alive through proxies, with one timer for all of them. */
export class Heartbeat {
  readonly #streams = new Set<ServerResponse>();

  constructor() {
    setInterval(() => {
      for (const stream of this.#streams) stream.write(": hb\n\n");
    }, EVERY_MS).unref();
  }

  /** How many streams are open. */
  get size(): number {
    return this.#streams.size;
  }

  add(stream: ServerResponse): void {
    this.#streams.add(stream);
    stream.once("close", () => this.#streams.delete(stream));
  }
}
