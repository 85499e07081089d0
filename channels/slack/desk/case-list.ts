import type { types } from "@slack/bolt";
import { type CaseFilter, type Filed, REASONS } from "../../../core/index.ts";
import { toSlack } from "../text.ts";
import { context, maskedEnd, moment } from "./case-blocks.ts";
import type { DeskRoom } from "./room.ts";
import { channelWords, reasonWords, standingSign, standingWords } from "./words.ts";

const MOST_SHOWN = 20;

export const HOW_TO_LIST =
  "Say what to list: `open`, `claimed`, `mine`, a priority (`high`), a channel (`sms`, `slack`, `web`) or a reason (`asked`, `guardrail` …). Nothing lists every case.";

/** Reads the words after `/cases`. Undefined: one of them is none we know. */
export function readFilter(text: string, user: string): CaseFilter | undefined {
  const filter: CaseFilter = {};
  for (const word of text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    if (word === "all") continue;
    else if (word === "open" || word === "claimed") filter.state = word;
    else if (word === "mine") filter.staff = user;
    else if (word === "high" || word === "normal" || word === "low") filter.priority = word;
    else if (word === "sms" || word === "slack" || word === "web") filter.channel = word;
    else if ((REASONS as readonly string[]).includes(word)) filter.reason = word;
    else return undefined;
  }
  return filter;
}

/** Cases as a list, each with the way to its thread. */
export async function caseList(room: DeskRoom, title: string, cases: readonly Filed[]): Promise<types.KnownBlock[]> {
  if (cases.length === 0) return [section(`*${title}*\nNothing here. 🎉`)];
  const shown = await Promise.all(cases.slice(0, MOST_SHOWN).map((each) => row(room, each)));
  const more = cases.length - shown.length;
  return [section(`*${title}* (${cases.length})`), ...shown, ...(more > 0 ? [context(`and ${more} more`)] : [])];
}

async function row(room: DeskRoom, { case: of, address, conversation }: Filed): Promise<types.KnownBlock> {
  const { place } = await room.mirror.shown(conversation);
  const title = `${reasonWords(of.reasons[0] ?? "")} · ${channelWords(address.channel)}`;
  const link = place ? `<${linkTo(place)}|${toSlack(title)}>` : toSlack(title);
  const about = toSlack((of.summary.split("\n")[0] ?? "").slice(0, 150));
  return section(
    `${standingSign(of)} ${link}  ${maskedEnd(address)}, ${moment(of.openedAt)}\n_${toSlack(standingWords(of))}_ ${about}`,
  );
}

// Slack finds the workspace by itself: no call is needed to make the link.
const linkTo = ({ channel = "", ts = "" }: Readonly<Record<string, string>>): string =>
  `https://slack.com/archives/${channel}/p${ts.replace(".", "")}`;

const section = (text: string): types.KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });
