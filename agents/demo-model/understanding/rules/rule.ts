import type { Intent } from "../intents.ts";

/** Words that give an intent away, over folded text (lower case, no accents, straight quotes). `unless`: then it is meant otherwise. */
export interface Rule {
  intent: Intent;
  when: RegExp;
  unless?: RegExp;
}
