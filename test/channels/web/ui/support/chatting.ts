import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Conversation } from "../../../../standins/chat/conversation.ts";
import type { StandInChat } from "../../../../standins/chat/server.ts";

/** Looks again and again until it is so. The machine may have other things to do. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 15_000 });

/** Opens the widget on a page. */
export async function openChat(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Open chat/ }).click();
  await page.getByRole("dialog").waitFor();
}

/** Types words and sends them. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Write a message" }).fill(text);
  await page.keyboard.press("Enter");
}

/** Opens the widget, says the first words and waits until the browser listens. */
export async function begin(page: Page, chat: StandInChat, text = "Hello"): Promise<Conversation> {
  await openChat(page);
  await say(page, text);
  await listening(chat);
  return chat.conversation;
}

/** Waits until `streams` connections listen to the conversation that was opened last. */
export async function listening(chat: StandInChat, streams = 1): Promise<void> {
  await eventually(() => chat.conversations.at(-1)?.streams.size).toBe(streams);
}

/** The messages on the screen, top to bottom. */
export function bubbles(page: Page): Promise<string[]> {
  return page.locator("li.line .bubble:not(.dots)").allInnerTexts();
}

/** Waits until the last bubble says exactly this. */
export async function lastBubble(page: Page, text: string): Promise<void> {
  await eventually(async () => (await bubbles(page)).at(-1)).toBe(text);
}
