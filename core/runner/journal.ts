/**
 * Where a run writes down each step before it depends on it, so that a run killed anywhere can be run again with the same
 * journal and `runId`: it asks the model nothing twice and repeats no write. Values are JSON. A `write` that throws (another
 * worker has taken over) ends the run at once with that error and nothing further happens.
 */
export interface Journal {
  /** What was written for the step, or undefined. */
  read(step: string): Promise<unknown>;
  write(step: string, value: unknown): Promise<void>;
}

/** A journal that keeps nothing: every run starts from the beginning. */
export const noJournal: Journal = {
  read: async () => undefined,
  write: async () => undefined,
};

/** The same journal under a prefix, for a run inside a run. */
export const subJournal = (journal: Journal, prefix: string): Journal => ({
  read: (step) => journal.read(`${prefix}/${step}`),
  write: (step, value) => journal.write(`${prefix}/${step}`, value),
});
