import type { DeskFace, Erasure, Logs, Mirror } from "../core/index.ts";
import { hourly } from "./hourly.ts";

const DAY_MS = 24 * 3_600_000;
const FORGET_WITHIN_MS = 30_000;

/** What forgetting needs. */
export interface ForgetDesk {
  erasure: Erasure;
  mirror: Mirror;
  /** Where staff were shown it, if anywhere. */
  face?: DeskFace;
  /** What other rooms keep of a conversation, e.g. a browser's token. */
  alsoForget: readonly ((conversation: string) => Promise<unknown>)[];
  logs: Logs;
}

/**
 * Forgets a conversation everywhere: what staff were shown first, because afterwards nobody knows where that stands.
 * Run twice, the second time there is nothing left; killed in between, the next run goes on.
 */
export async function forget(conversation: string, desk: ForgetDesk, quietSince?: number): Promise<boolean> {
  const { places = [] } = await desk.mirror.shown(conversation);
  for (const place of places) await desk.face?.forget(place, AbortSignal.timeout(FORGET_WITHIN_MS));
  for (const also of desk.alsoForget) await also(conversation);
  return desk.erasure.erase(conversation, quietSince);
}

/** Forgets what is older than so many days, once an hour, until stopped. */
export function keepRetention(desk: ForgetDesk & { days: number }): { stop(): void } {
  return hourly("forgetting what is old", () => forgetOld(desk), desk.logs);
}

/** Forgets every conversation that has been quiet for so many days. Returns how many those were. */
export async function forgetOld(desk: ForgetDesk & { days: number }, now = Date.now()): Promise<number> {
  const before = now - desk.days * DAY_MS;
  let forgotten = 0;
  for (;;) {
    const quiet = await desk.erasure.quietSince(before);
    const gone = await forgetEach(quiet, before, desk);
    forgotten += gone;
    // What could not be forgotten now would come up again and again.
    if (gone < quiet.length || quiet.length === 0) break;
  }
  if (forgotten > 0) desk.logs.info({ conversations: forgotten }, "forgotten");
  return forgotten;
}

async function forgetEach(conversations: readonly string[], before: number, desk: ForgetDesk): Promise<number> {
  let gone = 0;
  for (const conversation of conversations) {
    try {
      if (await forget(conversation, desk, before)) gone++;
    } catch (error) {
      desk.logs.warn({ conversation, err: error }, "can't be forgotten yet");
    }
  }
  return gone;
}
