/** The languages the house speaks: every system sentence exists in each of them. ISO 639-1. */
export const languages = ["en", "es", "fr", "de", "pt", "zh", "ja"] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (code: string): code is Language => (languages as readonly string[]).includes(code);

/** What a speaker calls their own language, for `language_changed` and for staff. */
export const ownName: Record<Language, string> = {
  en: "English",
  es: "español",
  fr: "français",
  de: "Deutsch",
  pt: "português",
  zh: "中文",
  ja: "日本語",
};
