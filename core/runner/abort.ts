/** Runs `stop` when the signal aborts, at once if it already has. Returns how to stop listening. */
export function onAbort(signal: AbortSignal, stop: (reason: unknown) => void): () => void {
  if (signal.aborted) {
    stop(signal.reason);
    return () => undefined;
  }
  const listener = () => stop(signal.reason);
  signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}

export interface Limited {
  signal: AbortSignal;
  /** Ends the work with this reason. */
  abort(reason: unknown): void;
  /** The work's own result, or the abort reason, whichever is first. Late results are dropped. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Stops the clock and the listening; call it when the work is over. */
  release(): void;
}

/** A signal that follows its parent, if it has one, and, where a limit is given, aborts after `ms` with `late()`. */
export function limited(parent: AbortSignal | undefined, ms?: number, late?: () => Error): Limited {
  const controller = new AbortController();
  const abort = (reason: unknown) => controller.abort(reason);
  const unfollow = parent ? onAbort(parent, abort) : () => undefined;
  const timer = ms === undefined || controller.signal.aborted ? undefined : setTimeout(() => abort(late?.()), ms);
  return {
    signal: controller.signal,
    abort,
    race: (work) => raceAbort(work, controller.signal),
    release: () => {
      unfollow();
      clearTimeout(timer);
    },
  };
}

/** The work's result, or a rejection with the signal's reason as soon as it aborts. */
export function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const unfollow = onAbort(signal, reject);
    work.then(resolve, reject).finally(unfollow);
  });
}

/** Waits, unless the signal aborts first; then rejects with its reason. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      unfollow();
      resolve();
    }, ms);
    const unfollow = onAbort(signal, (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
  });
}
