/** A run that is told while it happens. */
export class RunStream<Event, Result> implements AsyncIterable<Event> {
  /** How the run ended. Rejects with what ended it, also when the reading was broken off. */
  readonly result: Promise<Result>;
  readonly #waiting: Event[] = [];
  #wake: (() => void) | undefined;
  #over = false;
  #abort: (reason: unknown) => void = () => undefined;
  #stop: () => void = () => undefined;

  constructor(
    start: (
      emit: (event: Event) => void,
      onStop: (abort: (reason: unknown) => void, stop: () => void) => void,
    ) => Promise<Result>,
  ) {
    const emit = (event: Event) => {
      if (this.#over) return;
      this.#waiting.push(event);
      this.#wake?.();
    };
    this.result = Promise.resolve()
      .then(() =>
        start(emit, (abort, stop) => {
          this.#abort = abort;
          this.#stop = stop;
        }),
      )
      .finally(() => {
        this.#over = true;
        this.#wake?.();
      });
    // Whoever reads the events meets the error there; whoever does not may still await the result.
    this.result.catch(() => undefined);
  }

  /** Lets the turn that is going on finish, tools included, and begins no other. The result's state can be resumed. */
  stopAfterTurn(): void {
    this.#stop();
  }

  /** Ends the run now: the model call and the tools in flight are aborted and `result` rejects. */
  cancel(reason: unknown = new DOMException("The run was cancelled", "AbortError")): void {
    this.#abort(reason);
  }

  /** The events in order; breaking off cancels the run. Ends by throwing what ended the run, if it failed. */
  [Symbol.asyncIterator](): AsyncIterator<Event, undefined> {
    return {
      next: () => this.#next(),
      // Not a generator: this must work at once, also while somebody waits for the next event.
      return: async () => {
        if (!this.#over) this.cancel(new DOMException("Nobody reads the events any more", "AbortError"));
        return { done: true, value: undefined };
      },
    };
  }

  async #next(): Promise<IteratorResult<Event, undefined>> {
    while (this.#waiting.length === 0 && !this.#over) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const event = this.#waiting.shift();
    if (event !== undefined) return { done: false, value: event };
    await this.result;
    return { done: true, value: undefined };
  }
}
