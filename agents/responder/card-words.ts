import type { Language } from "../language/index.ts";
import { de } from "./card-words/de.ts";
import { en } from "./card-words/en.ts";
import { es } from "./card-words/es.ts";
import { fr } from "./card-words/fr.ts";
import { ja } from "./card-words/ja.ts";
import { pt } from "./card-words/pt.ts";
import type { CardWords } from "./card-words/words.ts";
import { zh } from "./card-words/zh.ts";

export type { CardWords } from "./card-words/words.ts";

/** What proposals' cards say, in every language of the house. */
export const cardWords: Record<Language, CardWords> = { en, es, fr, de, pt, zh, ja };
