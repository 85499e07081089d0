/** A value, or a promise of one. */
export type MaybePromise<T> = T | Promise<T>;

/**
 * A callback that takes more specific parameters than its holder knows. An `Agent<MyContext>` must fit where an `Agent` is
 * asked for (a list of handoffs, a crew); plain function types refuse that under `strictFunctionTypes`, methods do not.
 */
export type Callback<Args extends unknown[], Result> = { call(...args: Args): Result }["call"];
