import type { Language } from "../../language/language.ts";
import { de } from "./basics/de.ts";
import { en } from "./basics/en.ts";
import { es } from "./basics/es.ts";
import { fr } from "./basics/fr.ts";
import { ja } from "./basics/ja.ts";
import type { Basics } from "./basics/keys.ts";
import { pt } from "./basics/pt.ts";
import { zh } from "./basics/zh.ts";

/** The stand-in's words in every language of the house. */
export const basics: Record<Language, Basics> = { en, es, fr, de, pt, zh, ja };
