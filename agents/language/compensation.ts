import type { Language } from "./language.ts";

const WORDS: Record<Language, (sum: string) => string> = {
  en: (sum) => `the compensation of ${sum}`,
  es: (sum) => `la compensación de ${sum}`,
  fr: (sum) => `l'indemnisation de ${sum}`,
  de: (sum) => `die Entschädigung von ${sum}`,
  pt: (sum) => `a compensação de ${sum}`,
  zh: (sum) => `${sum}的补偿`,
  ja: (sum) => `${sum}の補償`,
};

/** A compensation as a noun phrase that fits into the system's sentences. `amount` in US dollars. */
export function compensationOf(amount: number, language: Language): string {
  const style = { style: "currency", currency: "USD", minimumFractionDigits: 0 } as const;
  // The narrow blanks of some languages cost a text message its cheap alphabet.
  return WORDS[language](new Intl.NumberFormat(language, style).format(amount).replace(/[\u00a0\u202f]/g, " "));
}
