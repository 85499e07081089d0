import { setTimeout as pause } from "node:timers/promises";

/** How fast the stand-in writes. */
export interface Pace {
  /** Characters in one piece. */
  piece: number;
  /** Milliseconds between two pieces. */
  everyMs: number;
}

/** Writes a text piece by piece, as a model does; ends at once, with the signal's reason, when nobody waits any more. */
export async function write(
  text: string,
  { piece, everyMs }: Pace,
  signal: AbortSignal,
  onTextDelta: (delta: string) => void,
): Promise<void> {
  const characters = [...text];
  for (let at = 0; at < characters.length; at += piece) {
    signal.throwIfAborted();
    onTextDelta(characters.slice(at, at + piece).join(""));
    if (everyMs > 0) await pause(everyMs, undefined, { signal });
  }
}
