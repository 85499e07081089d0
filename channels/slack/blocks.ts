import type { types } from "@slack/bolt";
import type { Card } from "../../core/index.ts";
import { toMarkdownBlock } from "./text.ts";

export type Block = types.KnownBlock;

/** Slack's limits (docs.slack.dev, block kit reference). All blocks of a message together: bolt-js#2509. */
const MOST_MARKDOWN = 11_500;
const MOST_SECTION = 3_000;
const MOST_BUTTON = 75;
const MOST_BUTTONS = 25;

/** Cuts words into messages Slack takes, at paragraphs, lines, words; joined by white space nothing is missing. */
export function cutForSlack(text: string, most: number = MOST_MARKDOWN): string[] {
  const cut: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const page = rest.slice(0, most + 1);
    const end = [/\n\s*\n/g, /\n/g, /\s/g].map((pattern) => lastStart(page, pattern)).find((at) => at > most / 2);
    const at = end ?? wholeCharacters(page.slice(0, most));
    cut.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === "" ? cut : [...cut, rest];
}

const lastStart = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].at(-1)?.index ?? 0;

// A pair of surrogates, or a face made of several people, is one character.
function wholeCharacters(text: string): number {
  const last = [...new Intl.Segmenter().segment(text)].at(-1);
  return last && last.index > 0 ? last.index : text.length;
}

/** The bot writes Markdown; what people typed is shown as they typed it. */
export function wordBlocks(text: string, markdown: boolean): Block[] {
  if (markdown) return [{ type: "markdown", text: toMarkdownBlock(text) }];
  return cutForSlack(text, MOST_SECTION).map((piece) =>
    linksIn(piece).length > 0 ? linked(piece) : { type: "section", text: { type: "plain_text", text: piece } },
  );
}

// What ends a sentence is not part of the address before it.
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'。，]/g;
const linksIn = (text: string) => [...text.matchAll(LINK)];

/** Words with addresses in them: those can be followed, and nothing else in them is read as markup. */
function linked(text: string): types.RichTextBlock {
  const elements: types.RichTextElement[] = [];
  let from = 0;
  for (const { 0: url, index } of linksIn(text)) {
    if (index > from) elements.push({ type: "text", text: text.slice(from, index) });
    elements.push({ type: "link", url });
    from = index + url.length;
  }
  if (from < text.length) elements.push({ type: "text", text: text.slice(from) });
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

export const nameBlock = (name: string): Block => ({ type: "context", elements: [{ type: "plain_text", text: name }] });

export const FEEDBACK_ACTION = "feedback";
export const CARD_ACTION = /^card_\d+$/;

/** Thumbs under an answer. What they are about travels in their value. */
export function feedbackBlock(conversation: string, message: string): Block {
  const button = (text: string, accessibility_label: string, value: string) => ({
    text: { type: "plain_text" as const, text },
    accessibility_label,
    value: `${value} ${conversation} ${message}`,
  });
  return {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: FEEDBACK_ACTION,
        positive_button: button("👍", "This helped", "good"),
        negative_button: button("👎", "This did not help", "bad"),
      },
    ],
  };
}

/** A card's buttons: what is pressed comes back as the words on it. Cards Slack can't show are left to the words. */
export function cardBlocks(card: Card): Block[] {
  const buttons = buttonsOf(card).slice(0, MOST_BUTTONS);
  if (buttons.length === 0) return [];
  const elements = buttons.map(({ label, value, style }, i) => ({
    type: "button" as const,
    action_id: `card_${i}`,
    text: { type: "plain_text" as const, text: label.slice(0, MOST_BUTTON) },
    value: JSON.stringify({ card: card.id, value, label }),
    ...(style && { style }),
  }));
  return [...factsOf(card), { type: "actions", block_id: blockIdOf(card.id), elements }];
}

export const blockIdOf = (card: string): string => `card-${card}`.slice(0, 255);

interface CardButton {
  label: string;
  value: string;
  style?: "primary";
}

function buttonsOf(card: Card): CardButton[] {
  if (card.type === "choices") return texts(card.options).map((option) => ({ label: option, value: option }));
  if (card.type === "satisfaction") return ["1", "2", "3", "4", "5"].map((mark) => ({ label: mark, value: mark }));
  if (card.type !== "proposal") return [];
  return [
    { label: String(card.confirm ?? "OK"), value: "confirm", style: "primary" },
    { label: String(card.decline ?? "No"), value: "decline" },
  ];
}

function factsOf(card: Card): Block[] {
  if (card.type !== "proposal" || !Array.isArray(card.lines)) return [];
  const lines = card.lines.map(({ label, value }: { label: string; value: string }) =>
    /\w/.test(label) ? `${label}: ${value}` : `• ${value}`,
  );
  const text = [String(card.title ?? ""), ...lines, String(card.cost ?? "")].filter(Boolean).join("\n");
  return [{ type: "section", text: { type: "plain_text", text: text.slice(0, MOST_SECTION) } }];
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
