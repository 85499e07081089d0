import type { types } from "@slack/bolt";
import type { Attachment, Entry, Message, ShownLine, Staff } from "../../../core/index.ts";
import { cutForSlack } from "../blocks.ts";
import { toSlack } from "../text.ts";
import { CALLS, eventWords } from "./words.ts";

const MOST_SECTION = 2_900;
/** Slack takes about 13,200 characters of blocks (bolt-js#2509) and 50 of them. */
const MOST_CHARACTERS = 11_500;

/** What stands beneath a case: blocks, the text that is read aloud, and whether more than its readers should see it. */
export interface ThreadPost {
  blocks: types.KnownBlock[];
  text: string;
  broadcast: boolean;
}

/** Lines as one post in a case's thread. `group`: whom to call when a case has waited too long. */
export function threadPost(lines: readonly ShownLine[], group: string | undefined): ThreadPost {
  const calls = lines.flatMap(({ entry }) => (entry.kind === "case" && CALLS.has(entry.event) ? [entry.event] : []));
  const call = calls.length === 0 ? "" : calls.includes("widened") && group ? `<!subteam^${group}> ` : "<!here> ";
  const words = lines.map(line).filter(Boolean).join("\n");
  const text = call + (words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS)}…` : words);
  const blocks = cutForSlack(text, MOST_SECTION).map(
    (piece): types.KnownBlock => ({
      type: "section",
      text: { type: "mrkdwn", text: piece },
      // Long messages are shown whole: staff should not have to unfold what a customer said.
      expand: true,
    }),
  );
  return { blocks, text: text.slice(0, MOST_SECTION), broadcast: calls.length > 0 };
}

function line({ entry, translation }: ShownLine): string {
  const words = wordsOf(entry, translation);
  return words ? `${time(entry.at)}  ${words}` : "";
}

function wordsOf(entry: Entry, translation: string | undefined): string {
  switch (entry.kind) {
    case "message":
      return said(entry.message, translation);
    case "case":
      return toSlack(eventWords(entry) ?? "") + callTo(entry);
    case "delivery":
      return DELIVERIES[entry.state]?.(toSlack(entry.reason ?? "no reason given")) ?? "";
    case "rating":
      return `⭐ The customer rated this ${entry.value} of 5.`;
    case "consent":
      return entry.optedOut
        ? "🔕 The customer opted out: nothing more can be sent."
        : "🔔 The customer opted in again.";
    case "contact":
      return "🪪 The customer proved who they are.";
    case "edited":
      return `✏️ The customer changed a message to: ${toSlack(entry.text)}`;
    case "deleted":
      return "🗑️ The customer deleted a message.";
    case "feedback":
      return `${entry.value === "good" ? "👍" : "👎"} The customer judged an answer.`;
    default:
      return "";
  }
}

/** Whoever gets a case is called by name: Slack tells of a thread's news only those who were. */
function callTo({ event, by, to }: Entry & { kind: "case" }): string {
  const { id = "" } = (event === "claimed" ? by : event === "reassigned" ? (to as Staff | undefined) : undefined) ?? {};
  return /^[UW][A-Z0-9]+$/.test(id) ? ` <@${id}>, what the customer writes is shown here.` : "";
}

const DELIVERIES: Readonly<Record<string, (reason: string) => string>> = {
  failed: (reason) => `⚠️ A message could not be delivered (${reason}).`,
  undelivered: (reason) => `⚠️ A message did not reach the customer (${reason}).`,
  unknown: (reason) => `⚠️ Nobody can tell whether a message reached the customer (${reason}). It was not sent again.`,
  suppressed: () => "🔕 A message was not sent: the customer opted out.",
};

function said({ from, name, text, attachments = [], sentence }: Message, translation: string | undefined): string {
  // Their words are in the thread; the link to them is the customer's alone.
  if (sentence === "transcript") return `${SPEAKERS.system("")}: (the transcript they asked for)`;
  const words = [toSlack(text), ...attachments.map(file)].filter(Boolean).join("\n");
  const meaning = translation ? `\n> _${toSlack(translation).replaceAll("\n", "\n> ")}_` : "";
  return `${SPEAKERS[from](toSlack(name ?? ""))}: ${words}${meaning}`;
}

const SPEAKERS: Readonly<Record<Message["from"], (name: string) => string>> = {
  customer: (name) => `💬 *${name || "Customer"}*`,
  bot: () => "🤖 *Bot*",
  staff: (name) => `📤 *${name || "Staff"} → customer*`,
  system: () => "⚙️ *System → customer*",
};

function file({ name, type, bytes }: Attachment): string {
  const size = bytes === undefined ? "" : `, ${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `📎 ${toSlack(name ?? "file")} (${toSlack(type)}${size})`;
}

function time(at: number): string {
  const fallback = new Date(at).toISOString().slice(11, 16);
  return `<!date^${Math.floor(at / 1_000)}^{time}|${fallback}>`;
}
