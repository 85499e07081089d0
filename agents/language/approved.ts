import type { Language } from "./language.ts";

const WORDS: Record<Language, (what?: string) => string> = {
  en: (what) => `Good news: ${what ?? "your request"} has been approved and is done.`,
  es: (what) => `Buenas noticias: se ha aprobado y tramitado lo que pidió${what ? `: ${what}` : ""}.`,
  fr: (what) => `Bonne nouvelle : votre demande a été acceptée et traitée${what ? ` (${what})` : ""}.`,
  de: (what) => `Gute Nachricht: Ihr Anliegen wurde genehmigt und erledigt${what ? ` (${what})` : ""}.`,
  pt: (what) => `Boa notícia: o seu pedido foi aprovado e concluído${what ? ` (${what})` : ""}.`,
  zh: (what) => `好消息：您的申请已获批准并办理完成${what ? `（${what}）` : ""}。`,
  ja: (what) => `ご依頼は承認され、手続きが完了しました${what ? `（${what}）` : ""}。`,
};

/**
 * What the customer is told once something that needed a colleague's approval was approved and done. `what`: a noun
 * phrase in their language, where there is one.
 */
export const approvedWords = (language: Language, what?: string): string => WORDS[language](what);
