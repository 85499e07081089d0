import type { Language } from "../../language/language.ts";
import { de } from "./service/de.ts";
import { es } from "./service/es.ts";
import { fr } from "./service/fr.ts";
import { ja } from "./service/ja.ts";
import type { Service } from "./service/keys.ts";
import { pt } from "./service/pt.ts";
import { zh } from "./service/zh.ts";

/** What doing things takes in the languages that are not English, which has words of its own in `english/`. */
export const service: Record<Exclude<Language, "en">, Service> = { es, fr, de, pt, zh, ja };

/** Undefined for English. */
export const serviceIn = (language: Language): Service | undefined =>
  language === "en" ? undefined : service[language];
