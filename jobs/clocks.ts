import type { CaseClocks, Logs } from "../core/index.ts";

/** Looks at a clock that rang. Run twice, the second time there is nothing to do; lost, the sweep rings it again. */
export function ringClocks({ clocks, logs }: { clocks: CaseClocks; logs: Logs }) {
  return async ({ conversation, clock }: { conversation: string; clock?: string }): Promise<void> => {
    if (clock === undefined) return;
    await clocks.ring(conversation, clock);
    logs.debug({ conversation, clock }, "clock");
  };
}
