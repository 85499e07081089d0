import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../chat.ts";
import type { Settings } from "../settings.ts";
import type { Spoken } from "../words/words.ts";

/** What every part of the widget may look at. */
export interface Surroundings extends Spoken {
  chat: Chat;
  settings: Settings;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error("a part of the widget stands outside it");
  return surroundings;
}
