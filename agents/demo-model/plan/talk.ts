import type { AgentId } from "../../../core/index.ts";
import type { Language } from "../../language/language.ts";
import type { Dialogue } from "../reading/dialogue.ts";
import type { ToolAnswer } from "../reading/exchanges.ts";
import type { Situation } from "../reading/situation.ts";
import type { Understanding } from "../understanding/understand.ts";
import type { Basics } from "../words/basics/keys.ts";
import { basics } from "../words/basics.ts";

/** Everything a script may go by: what the customer said, what the agent was told, and what tools answered. */
export interface Talk {
  agent: AgentId | undefined;
  language: Language;
  words: Basics;
  situation: Situation;
  dialogue: Dialogue;
  now: Understanding;
  /** Answers of this turn, oldest first. */
  answers: readonly ToolAnswer[];
  /** Answers of earlier turns, newest first. */
  earlier: readonly ToolAnswer[];
  /** A reply of this turn was withheld. */
  secondTry: boolean;
  /** Names of the tools the agent on duty has. */
  tools: ReadonlySet<string>;
}

/** The newest value the customer gave for something while dealing with the present wish. */
export function said<T>(talk: Talk, read: (words: Understanding) => T | undefined): T | undefined {
  return newest(talk.dialogue.words, read);
}

/** The newest value the customer ever gave for something. */
export function everSaid<T>(talk: Talk, read: (words: Understanding) => T | undefined): T | undefined {
  return newest(talk.dialogue.allWords, read);
}

function newest<T>(all: readonly Understanding[], read: (words: Understanding) => T | undefined): T | undefined {
  for (const words of all) {
    const value = read(words);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** How many of several things are told: a text message has little room. */
export const mostTold = ({ situation }: Talk): number => (situation.channel === "sms" ? 2 : 4);

export const wordsOf = (language: Language): Basics => basics[language];
