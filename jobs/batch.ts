/**
 * Joins what is asked for while a flush is under way into the next one: alone, a request goes out at once; in a storm
 * many go out together, and what is asked for twice goes out once.
 */
export class Batch {
  readonly #flush: (keys: string[]) => Promise<void>;
  #waiting = new Set<string>();
  #next: Promise<void> | undefined;
  #current: Promise<void> = Promise.resolve();

  constructor(flush: (keys: string[]) => Promise<void>) {
    this.#flush = flush;
  }

  /** Resolves once a flush that began after this call has ended; rejects if that flush failed. */
  add(key: string): Promise<void> {
    this.#waiting.add(key);
    this.#next ??= this.#after(this.#current);
    return this.#next;
  }

  async #after(current: Promise<void>): Promise<void> {
    // How the one before ended is its own callers' business.
    await current.catch(() => undefined);
    const keys = [...this.#waiting];
    this.#waiting = new Set();
    this.#next = undefined;
    this.#current = this.#flush(keys);
    await this.#current;
  }
}
