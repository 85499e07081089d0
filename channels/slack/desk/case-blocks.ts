import type { types } from "@slack/bolt";
import type { Approval, Case, CaseCard } from "../../../core/index.ts";
import { cutForSlack } from "../blocks.ts";
import { toSlack } from "../text.ts";
import { caseButtons, decisionButtons } from "./buttons.ts";
import { channelWords, languageWords, reasonWords, standingSign, standingWords } from "./words.ts";

type Block = types.KnownBlock;

/** Slack's limits: a header, and what is comfortable in one section. */
const MOST_HEADER = 150;
const MOST_SECTION = 2_800;

/** A case as one message: who, why, what the bot thought, and what can be done now. */
export function caseBlocks(card: CaseCard): Block[] {
  const { case: of, state } = card;
  return [
    header(`${standingSign(of)} ${reasonWords(of.reasons[0] ?? "")} · ${channelWords(state.address.channel)}`),
    mrkdwn(`*${toSlack(standingWords(of))}*${of.resolution ? `: ${toSlack(of.resolution)}` : ""}`),
    ...banners(card),
    { type: "section", fields: fields(card) },
    ...mrkdwns(summary(card)),
    ...draft(card),
    ...of.approvals.flatMap((approval) => approvalBlocks(approval, card)),
    ...caseButtons(card),
    ...hint(of),
  ];
}

/** What is read aloud and shown in notifications. */
export function caseText({ case: of, state }: CaseCard): string {
  const first = of.summary.split("\n")[0] ?? "";
  return toSlack(
    `${standingSign(of)} ${reasonWords(of.reasons[0] ?? "")} (${channelWords(state.address.channel)}): ${standingWords(of)}. ${first}`,
  );
}

function banners({ case: of, state }: CaseCard): Block[] {
  const lines: string[] = [];
  if (of.liveUntil !== undefined && of.state === "claimed")
    lines.push(`🔴 *${toSlack(of.staff?.name ?? "")} is live:* what they write in this thread goes to the customer.`);
  if (state.optedOut) lines.push("🔕 *The customer opted out.* Nothing can be sent to them on this channel.");
  if (of.state === "open" && state.owner === "bot")
    lines.push("🤖 The bot goes on answering until somebody claims this.");
  return lines.map((line) => context(line));
}

function fields({ case: of, state }: CaseCard): types.MrkdwnElement[] {
  const shown: [string, string | undefined][] = [
    [
      "Customer",
      state.address.channel === "slack"
        ? maskedEnd(state.address)
        : `${state.name ?? ""} ${maskedEnd(state.address)}`.trim(),
    ],
    ["Identity", state.contact ? "✓ proven" : "not proven"],
    ["Language", state.language && languageWords(state.language)],
    ["Priority", of.priority],
    ["Opened", moment(of.openedAt)],
    ["Bot agent", state.agent],
    ["Claim by", of.state === "open" && of.claimBy !== undefined ? moment(of.claimBy) : undefined],
    ["Also", of.reasons.slice(1).map(reasonWords).join("; ") || undefined],
  ];
  return shown.flatMap(([name, value]) =>
    value ? [{ type: "mrkdwn" as const, text: `*${name}*\n${/^<[!@]/.test(value) ? value : toSlack(value)}` }] : [],
  );
}

function summary({ case: of, translation }: CaseCard): string {
  const words = translation?.summary ? `\n_In English:_\n${quote(translation.summary)}` : "";
  return `*What happened*\n${toSlack(of.summary)}${words}`;
}

function draft({ case: of, translation }: CaseCard): Block[] {
  if (!of.draft || (of.state !== "open" && of.state !== "claimed")) return [];
  const quoted = quote(of.draft);
  const words = translation?.draft ? `\n_In English:_\n${quote(translation.draft)}` : "";
  return mrkdwns(`*What the bot would have said* (not sent)\n${quoted}${words}`);
}

function approvalBlocks(approval: Approval, { case: of, state }: CaseCard): Block[] {
  const { what, state: standing, by } = approval;
  const lines = [`*To approve:* ${toSlack(what)}`, ...details(approval)];
  const outcome = OUTCOMES[standing];
  if (outcome) lines.push(`_${outcome}${by ? ` · ${toSlack(by.name)}` : ""}_`);
  const open = standing === "pending" && of.state !== "resolved" && of.state !== "returned";
  return [...mrkdwns(lines.join("\n")), ...(open ? [decisionButtons(state.conversation, approval)] : [])];
}

const OUTCOMES: Readonly<Record<Approval["state"], string | undefined>> = {
  pending: undefined,
  approved: "👍 Approved, being done",
  denied: "👎 Denied",
  done: "✔️ Approved and done",
  failed: "⚠️ Approved, but it could not be done",
};

/** What the agents say of a request: either lines made for people, or its plain fields. */
function details({ detail }: Approval): string[] {
  const { lines, id: _id, what: _what, toCustomer: _toCustomer, ...rest } = detail;
  const pairs: [string, unknown][] = Array.isArray(lines)
    ? lines.map(({ label, value }: { label: string; value: unknown }) => [label, value])
    : Object.entries(rest).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return pairs.map(([label, value]) => `• ${toSlack(label.replaceAll("_", " "))}: ${toSlack(String(value))}`);
}

function hint({ state }: Case): Block[] {
  if (state !== "open" && state !== "claimed") return [];
  return [context("The thread is for staff: nothing written there reaches the customer, unless you are live.")];
}

/** A customer's end, so that staff tell customers apart and nobody's number stands in a channel. */
export function maskedEnd({ channel, to, user }: { channel: string; to: string; user?: string | undefined }): string {
  // A mention shows the name, and calls nobody who is not in staff's channel.
  if (channel === "slack") return user ? `<@${user}>` : "Slack";
  if (channel === "web") return `visitor …${to.slice(-4)}`;
  return to.length > 6 ? `${to.slice(0, 2)}•••${to.slice(-4)}` : "•••";
}

/** A moment in the reader's own time zone. */
export function moment(at: number): string {
  const fallback = new Date(at).toISOString().slice(0, 16).replace("T", " ");
  return `<!date^${Math.floor(at / 1_000)}^{date_short_pretty} {time}|${fallback} UTC>`;
}

const quote = (words: string): string =>
  toSlack(words)
    .split("\n")
    .map((line) => `>${line}`)
    .join("\n");

const header = (text: string): Block => ({
  type: "header",
  text: { type: "plain_text", text: text.slice(0, MOST_HEADER), emoji: true },
});
const mrkdwn = (text: string): Block => ({ type: "section", text: { type: "mrkdwn", text } });
const mrkdwns = (text: string): Block[] => cutForSlack(text, MOST_SECTION).map(mrkdwn);
export const context = (text: string): Block => ({ type: "context", elements: [{ type: "mrkdwn", text }] });
