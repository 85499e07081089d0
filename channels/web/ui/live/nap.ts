/** Waits `ms`, but no longer than until the network is back or `signal` aborts. */
export function nap(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const awake = new AbortController();
    const wake = () => {
      clearTimeout(timer);
      awake.abort();
      resolve();
    };
    const timer = setTimeout(wake, ms);
    addEventListener("online", wake, { signal: awake.signal });
    signal?.addEventListener("abort", wake, { signal: awake.signal });
  });
}
