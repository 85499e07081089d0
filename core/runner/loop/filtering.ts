import { flat, type HandoffInputFilter } from "../filters.ts";
import { balanced } from "../history/pairs.ts";
import type { ActiveRun } from "./run.ts";

/** Lets a filter decide what the agent on duty, or the next one, sees from here on. The record stays as it is. */
export async function applyFilter(run: ActiveRun, filter: HandoffInputFilter): Promise<void> {
  const before = run.history.view();
  const stretches = run.history.stretches();
  // Copies: whatever a filter does to what it is given, the record stays.
  const data = filter.readsOnly ? stretches : structuredClone(stretches);
  run.history.show(balanced(flat(await filter({ ...data, run: run.scope })), before));
}
