import { save } from "../files/save.ts";
import type { ChatMessage } from "../wire.ts";
import type { Chat } from "./chat.ts";
import { senderOf } from "./view/sender.ts";
import type { Words } from "./words/words.ts";

/** Saves the whole conversation as a text file, one message a paragraph, with who said it and when. */
export async function saveTranscript(chat: Chat, words: Words, title: string, language: string): Promise<void> {
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const said = (await chat.everything()).map(
    (line) => `${senderOf(line, words)} · ${when.format(new Date(line.at))}\n${wordsOf(line, words)}\n`,
  );
  save(new Blob([`${title}\n\n${said.join("\n")}`], { type: "text/plain;charset=utf-8" }), "chat.txt");
}

function wordsOf({ text, attachments = [] }: ChatMessage, words: Words): string {
  return [text, ...attachments.map(({ name }) => `[${name ?? words.file}]`)].filter(Boolean).join("\n");
}
