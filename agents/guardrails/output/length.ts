import { type LocalVerdict, passed } from "../verdict.ts";

/** The longest answer worth sending, in characters: ten SMS segments, one Slack Markdown block, a chat screen or two. */
export const DEFAULT_LIMITS: Readonly<Record<string, number>> = { sms: 1500, slack: 12_000, web: 6_000 };

/** Whether an answer is longer than its channel should carry. Splitting what fits is the channel's own business. */
export function length(
  reply: string,
  channel: string,
  limits: Readonly<Record<string, number>> = DEFAULT_LIMITS,
): LocalVerdict {
  const limit = limits[channel];
  const characters = [...reply].length;
  if (limit === undefined || characters <= limit) return passed(true, { characters });
  return {
    tripped: true,
    clear: true,
    severity: "low",
    message: `is ${characters} characters long; say it in at most ${limit}`,
    metadata: { characters, limit, channel },
  };
}
