import { expect, it } from "vitest";
import { asksForTranscript } from "../../../agents/language/asks-for-transcript.ts";

it.each([
  ["Can I get a transcript of this chat?", "en"],
  ["transcript please", "en"],
  ["Could you please email me a copy of this conversation, thanks!", "en"],
  ["I'd like the full chat history", "en"],
  ["¿Me puede enviar la transcripción de esta conversación, por favor?", "es"],
  ["quiero una copia del chat", "es"],
  ["Pourriez-vous m'envoyer la transcription de cette conversation ?", "fr"],
  ["je voudrais l'historique du chat svp", "fr"],
  ["Können Sie mir bitte das Transkript dieses Chats schicken?", "de"],
  ["Ich hätte gerne den Chatverlauf", "de"],
  ["Você pode me enviar a transcrição desta conversa, por favor?", "pt"],
  ["preciso do histórico do chat", "pt"],
  ["请把这次聊天记录发给我", "zh"],
  ["可以给我我们的对话记录吗？", "zh"],
  ["チャットの履歴を送ってください", "ja"],
  ["会話の記録をいただけますか？", "ja"],
])("hears the wish in %s", (text, language) => {
  expect(asksForTranscript(text)).toBe(language);
});

it.each([
  "Send me the transcript and move me to seat 14C",
  "I need a copy of my receipt",
  "Can I get a copy of my boarding pass?",
  "What is the history of this flight's delays?",
  "Do you keep a record of our conversation?",
  "My university needs my transcript by Friday, will my flight be on time?",
  "quiero el historial de mis vuelos y cambiar de asiento",
  "Wie ist der Verlauf meiner Buchung?",
  "航班历史记录",
  "予約の履歴を見たい",
  "",
  "transcript ".repeat(30),
])("leaves what is not the wish, or not only that, to the crew: %s", (text) => {
  expect(asksForTranscript(text)).toBeUndefined();
});
