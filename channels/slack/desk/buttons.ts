import type { types } from "@slack/bolt";
import type { Approval, CaseCard } from "../../../core/index.ts";

type Block = types.KnownBlock;

/** What can be pressed on a case's message; each is an `action_id`. */
export const PRESS = {
  claim: "desk_claim",
  reply: "desk_reply",
  draft: "desk_draft",
  liveOn: "desk_live_on",
  liveOff: "desk_live_off",
  handBack: "desk_hand_back",
  resolve: "desk_resolve",
  reassign: "desk_reassign",
  approve: "desk_approve",
  deny: "desk_deny",
} as const;
export type Press = (typeof PRESS)[keyof typeof PRESS];

/** The buttons that do something now, the likeliest first. None on a case that is over. */
export function caseButtons({ case: of, state }: CaseCard): Block[] {
  if (of.state !== "open" && of.state !== "claimed") return [];
  const value = state.conversation;
  const open = of.state === "open";
  const live = of.liveUntil !== undefined;
  const speaks = !state.optedOut;
  const elements = [
    open && button("Claim", PRESS.claim, value, "primary"),
    speaks && button("Reply", PRESS.reply, value, open ? undefined : "primary"),
    speaks && of.draft && { ...button("Send draft", PRESS.draft, value), confirm: sendDraftAsIs },
    !open && speaks && !live && button("Go live", PRESS.liveOn, value),
    !open && live && button("Stop live", PRESS.liveOff, value, "danger"),
    button("Hand back to bot", PRESS.handBack, value),
    button("Resolve", PRESS.resolve, value),
    button("Reassign", PRESS.reassign, value),
  ].filter((each) => typeof each === "object");
  return [{ type: "actions", block_id: "desk_actions", elements }];
}

/** Yes or no to one request. Both ask once more: neither can be taken back. */
export function decisionButtons(conversation: string, { id, what }: Approval): Block {
  const value = JSON.stringify({ conversation, approval: id });
  const sure = (title: string, yes: string) => ({
    title: plain(title),
    text: plain(`${what.slice(0, 200)}. The customer is told.`),
    confirm: plain(yes),
    deny: plain("Not yet"),
  });
  return {
    type: "actions",
    block_id: `desk_decision_${id}`.slice(0, 255),
    elements: [
      { ...button("Approve", PRESS.approve, value, "primary"), confirm: sure("Approve this?", "Approve") },
      { ...button("Deny", PRESS.deny, value, "danger"), confirm: sure("Deny this?", "Deny") },
    ],
  };
}

const sendDraftAsIs = {
  title: { type: "plain_text" as const, text: "Send the draft?" },
  text: { type: "plain_text" as const, text: "It goes to the customer word for word, in your name." },
  confirm: { type: "plain_text" as const, text: "Send" },
  deny: { type: "plain_text" as const, text: "Not yet" },
};

export function button(label: string, action: string, value: string, style?: "primary" | "danger"): types.Button {
  return { type: "button", action_id: action, text: plain(label), value, ...(style && { style }) };
}

const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text });
