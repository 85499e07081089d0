import type { Language } from "./language.ts";

/** The words on a transcript's page, beside those that were said. */
export interface TranscriptWords {
  title: string;
  you: string;
  assistant: string;
  colleague: string;
  airline: string;
  save: string;
  /** The page's link does not hold (any more). */
  gone: string;
}

export const transcriptWords: Record<Language, TranscriptWords> = {
  en: {
    title: "Your conversation with us",
    you: "You",
    assistant: "Assistant",
    colleague: "Colleague",
    airline: "Airline",
    save: "Save as text",
    gone: "This link does not work any more. Ask for the transcript again in the chat, and you get a new one.",
  },
  es: {
    title: "Su conversación con nosotros",
    you: "Usted",
    assistant: "Asistente",
    colleague: "Compañero",
    airline: "Aerolínea",
    save: "Guardar como texto",
    gone: "Este enlace ya no funciona. Vuelva a pedir la transcripción en el chat y recibirá uno nuevo.",
  },
  fr: {
    title: "Votre conversation avec nous",
    you: "Vous",
    assistant: "Assistant",
    colleague: "Collègue",
    airline: "Compagnie",
    save: "Enregistrer en texte",
    gone: "Ce lien ne fonctionne plus. Redemandez la transcription dans le chat et vous en recevrez un nouveau.",
  },
  de: {
    title: "Ihr Gespräch mit uns",
    you: "Sie",
    assistant: "Assistent",
    colleague: "Kollege",
    airline: "Airline",
    save: "Als Text speichern",
    gone: "Dieser Link gilt nicht mehr. Fragen Sie im Chat noch einmal nach dem Transkript, dann bekommen Sie einen neuen.",
  },
  pt: {
    title: "A sua conversa connosco",
    you: "Você",
    assistant: "Assistente",
    colleague: "Colega",
    airline: "Companhia aérea",
    save: "Guardar como texto",
    gone: "Este link já não funciona. Peça de novo a transcrição no chat e receberá um novo.",
  },
  zh: {
    title: "您与我们的对话",
    you: "您",
    assistant: "助理",
    colleague: "同事",
    airline: "航空公司",
    save: "保存为文本",
    gone: "此链接已失效。请在聊天中再次索取聊天记录，您将收到新的链接。",
  },
  ja: {
    title: "お客様との会話",
    you: "お客様",
    assistant: "アシスタント",
    colleague: "担当者",
    airline: "航空会社",
    save: "テキストで保存",
    gone: "このリンクは無効になりました。チャットでもう一度会話の記録をご依頼いただくと、新しいリンクをお送りします。",
  },
};
