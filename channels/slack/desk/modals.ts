import type { types } from "@slack/bolt";
import type { Filed } from "../../../core/index.ts";
import { cutForSlack } from "../blocks.ts";
import { toSlack } from "../text.ts";
import { channelWords, languageWords } from "./words.ts";

/** What is submitted; each is a modal's `callback_id`. */
export const SUBMIT = {
  reply: "desk_reply",
  handBack: "desk_hand_back",
  resolve: "desk_resolve",
  reassign: "desk_reassign",
} as const;

/** The field a reply is written in; typing in it shows how it will arrive. */
export const TYPED = "desk_typed";
const MOST_TYPED = 3_000;
const MOST_HEARD = 500;

/** What a modal carries along, hidden. */
export interface Carried {
  conversation: string;
  /** The newest entry staff had seen when it was opened. */
  seen: number;
  /** The message that is sent by the shortcut: sent once, however often it is chosen. */
  source?: string;
}

/** How words will arrive on the customer's channel. */
export interface Preview {
  /** As the customer reads it, one string a message. */
  pages: string[];
  /** e.g. `2 segments`. */
  note: string;
}

/** What a reply is written with. */
export interface Writing {
  text: string;
  preview: Preview;
  /** What the customer said last: the modal hides the thread. */
  heard: string | undefined;
}

/** Writing to the customer. */
export function replyModal(
  { address, language, case: of }: Filed,
  carried: Carried,
  { text, preview, heard }: Writing,
) {
  const inLanguage = language && language !== "en" ? `, who writes in *${languageWords(language)}*` : "";
  const blocks: types.KnownBlock[] = [
    mrkdwn(`To the customer by *${channelWords(address.channel)}*${inLanguage}.`),
    ...(heard ? [mrkdwn(`*They wrote last*\n${quote(heard.slice(0, MOST_HEARD))}`)] : []),
    {
      type: "input",
      block_id: "text",
      dispatch_action: true,
      label: plain("Your reply"),
      element: {
        type: "plain_text_input",
        action_id: TYPED,
        multiline: true,
        max_length: MOST_TYPED,
        // Slack takes no empty one.
        ...(text && { initial_value: text.slice(0, MOST_TYPED) }),
        focus_on_load: true,
        dispatch_action_config: { trigger_actions_on: ["on_character_entered"] },
      },
    },
    ...previewBlocks(preview),
    ...(of.state === "open" ? [note("Nobody has claimed this case yet: sending claims it for you.")] : []),
  ];
  return modal(SUBMIT.reply, "Reply", "Send", carried, blocks);
}

function previewBlocks({ pages, note: about }: Preview): types.KnownBlock[] {
  const words = pages.map(quote).join("\n\n");
  const shown = cutForSlack(words, 2_800)[0];
  return [note(about), ...(shown ? [mrkdwn(`*As it will arrive*\n${shown}`)] : [])];
}

export function handBackModal(carried: Carried) {
  return modal(SUBMIT.handBack, "Hand back to bot", "Hand back", carried, [
    {
      type: "input",
      block_id: "briefing",
      optional: true,
      label: plain("What should the bot know?"),
      hint: plain("It reads what you wrote to the customer anyway. Say here what was agreed beside that."),
      element: { type: "plain_text_input", action_id: "value", multiline: true, max_length: 1_000 },
    },
  ]);
}

const RESOLUTIONS = [
  "Solved",
  "Information given",
  "Booking changed",
  "Refund or compensation",
  "Not possible, explained",
  "Customer gone",
  "Spam or abuse",
  "Other",
];

export function resolveModal(carried: Carried) {
  return modal(SUBMIT.resolve, "Resolve", "Resolve", carried, [
    {
      type: "input",
      block_id: "resolution",
      label: plain("What did it come to?"),
      element: {
        type: "static_select",
        action_id: "value",
        initial_option: option("Solved"),
        options: RESOLUTIONS.map(option),
      },
    },
    {
      type: "input",
      block_id: "remark",
      optional: true,
      label: plain("Anything worth keeping"),
      element: { type: "plain_text_input", action_id: "value", multiline: true, max_length: 500 },
    },
    note("The customer is told that you have left and asked how it went. Their next message begins anew."),
  ]);
}

export function reassignModal(carried: Carried) {
  return modal(SUBMIT.reassign, "Reassign", "Reassign", carried, [
    {
      type: "input",
      block_id: "to",
      label: plain("Who takes this case?"),
      element: { type: "users_select", action_id: "value", placeholder: plain("A member of staff") },
    },
  ]);
}

/** A word to somebody who pressed what can't be done. */
export const saidModal = (text: string): types.View => ({
  type: "modal",
  title: plain("Support desk"),
  close: plain("Close"),
  blocks: [mrkdwn(text)],
});

function modal(
  callback: string,
  title: string,
  submit: string,
  carried: Carried,
  blocks: types.KnownBlock[],
): types.ModalView {
  return {
    type: "modal",
    callback_id: callback,
    private_metadata: JSON.stringify(carried),
    title: plain(title),
    submit: plain(submit),
    close: plain("Cancel"),
    blocks,
  };
}

const quote = (text: string): string => `>${toSlack(text).replaceAll("\n", "\n>")}`;
const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text });
const option = (text: string): types.PlainTextOption => ({ text: plain(text), value: text });
const mrkdwn = (text: string): types.KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });
const note = (text: string): types.KnownBlock => ({ type: "context", elements: [{ type: "mrkdwn", text }] });
