import type { Language } from "./language.ts";

const WORDS: Record<Language, (what: string) => string> = {
  en: (what) => `Good news: ${what} has been approved and is done.`,
  es: (what) => `Buenas noticias: se ha aprobado y hecho lo siguiente: ${what}.`,
  fr: (what) => `Bonne nouvelle : votre demande a été acceptée et traitée (${what}).`,
  de: (what) => `Gute Nachricht: Ihr Anliegen wurde genehmigt und erledigt (${what}).`,
  pt: (what) => `Boa notícia: o seu pedido foi aprovado e concluído (${what}).`,
  zh: (what) => `好消息：您的申请已获批准并办理完成（${what}）。`,
  ja: (what) => `ご依頼は承認され、手続きが完了しました（${what}）。`,
};

/** What the customer is told once something that needed a colleague's approval was approved and done. */
export const approvedWords = (language: Language, what: string): string => WORDS[language](what);
