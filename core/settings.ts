import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { isOneOf } from "./one-of.ts";
import { readDuration } from "./platform/duration.ts";
import { readHours } from "./platform/hours.ts";
import { parseStoreUrl } from "./platform/store.ts";

export const AGENT_IDS = ["TRIAGE", "FLIGHTS", "BOOKING", "SEATS", "BAGGAGE", "FAQ", "REFUNDS"] as const;
export type AgentId = (typeof AGENT_IDS)[number];

export const GUARDRAIL_NAMES = [
  "relevance",
  "jailbreak",
  "content_safety",
  "personal_data",
  "length",
  "prompt_leak",
  "grounding",
] as const;
export type GuardrailName = (typeof GUARDRAIL_NAMES)[number];
export type GuardrailTier = "off" | "local" | "model";

const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/, error: "must be an http(s) address, e.g. https://support.example.com" });
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .int("must be a whole number")
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);
const list = text.transform((value) =>
  value
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean),
);
const yesOrNo = z
  .enum(["true", "false", "1", "0"], { error: "must be true or false" })
  .transform((value) => value === "true" || value === "1");

const checked = <T>(read: (value: string) => T | undefined, problem: string) =>
  text.transform((value, context) => {
    try {
      const found = read(value);
      if (found !== undefined) return found;
      context.addIssue({ code: "custom", message: problem });
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : problem });
    }
    return z.NEVER;
  });

const duration = checked(readDuration, "must be a duration such as 90s, 10m or 2h");
const storeUrl = checked((value) => (parseStoreUrl(value) ? value : undefined), "must be a Redis address");
const zone = checked(
  (value) => new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone,
  "must be a time zone such as Europe/Paris",
);
const holidays = list.pipe(z.array(z.iso.date("must be dates such as 2026-12-25,2027-01-01")));
const instructions = checked((value) => {
  if (!value.startsWith("@")) return value;
  if (!existsSync(value.slice(1))) throw new Error(`names a file that is not there: ${value.slice(1)}`);
  return readFileSync(value.slice(1), "utf8");
}, "must be text, or @ and a file's name");

const guardrails = list.transform((items, context) => {
  const tiers: Record<GuardrailName, GuardrailTier> = { ...DEFAULT_TIERS };
  for (const item of items) {
    const [name = "", tier = "local"] = item.split(":").map((each) => each.trim());
    if (!isOneOf(GUARDRAIL_NAMES, name))
      context.addIssue({
        code: "custom",
        message: `knows no guardrail "${name}"; there are ${GUARDRAIL_NAMES.join(", ")}`,
      });
    else if (!isOneOf(["off", "local", "model"], tier))
      context.addIssue({ code: "custom", message: `${name} can be off, local or model, not "${tier}"` });
    else tiers[name] = tier;
  }
  return tiers;
});

const DEFAULT_TIERS: Record<GuardrailName, GuardrailTier> = {
  relevance: "local",
  jailbreak: "local",
  content_safety: "local",
  personal_data: "local",
  length: "local",
  prompt_leak: "local",
  grounding: "local",
};

/** Every setting by its name, with its default and what it becomes. Agents have their own, below. */
export const settings = z.object({
  NODE_ENV: text.optional(),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: url.transform((value) => value.replace(/\/+$/, "")).optional(),
  REDIS_URL: storeUrl.optional(),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: url.optional(),
  AGENT_MODEL: text.default("gpt-5.2"),
  GUARDRAIL_MODEL: text.default("gpt-4.1-mini"),
  MAX_TURNS: wholeNumber(1, 100).default(10),
  CONFIDENCE_THRESHOLD: z.coerce
    .number({ error: "must be a number from 0 to 1" })
    .min(0, "must be from 0 to 1")
    .max(1, "must be from 0 to 1")
    .default(0.6),
  GUARDRAILS: guardrails.default(DEFAULT_TIERS),
  ESCALATE_ON: z.enum(["low", "medium", "high"], { error: "must be low, medium or high" }).default("high"),
  SLACK_BOT_TOKEN: text.startsWith("xoxb-", "must be a bot token, which begins with xoxb-").optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_APP_TOKEN: text.startsWith("xapp-", "must be an app-level token, which begins with xapp-").optional(),
  SLACK_API_URL: url.optional(),
  SLACK_ESCALATION_CHANNEL: text
    .regex(/^[CG][A-Z0-9]+$/, "must be a channel's id, which begins with C or G, not its name")
    .optional(),
  SLACK_ESCALATION_GROUP: text.regex(/^S[A-Z0-9]+$/, "must be a user group's id, which begins with S").optional(),
  STAFF_USERS: list.default([]),
  TWILIO_ACCOUNT_SID: text.regex(/^AC[0-9a-fA-F]{32}$/, "must be an account SID: AC and 32 hex digits").optional(),
  TWILIO_AUTH_TOKEN: text.optional(),
  TWILIO_PHONE_NUMBER: text.regex(/^\+[1-9]\d{5,14}$/, "must be a number in E.164 form, e.g. +14155552671").optional(),
  TWILIO_MESSAGING_SERVICE_SID: text
    .regex(/^MG[0-9a-fA-F]{32}$/, "must be a Messaging Service SID: MG and 32 hex digits")
    .optional(),
  TWILIO_API_URL: url.optional(),
  SMS_MAX_SEGMENTS: wholeNumber(1, 10).default(3),
  CHAT_ALLOWED_ORIGINS: list.default([]),
  CHAT_IDENTITY_SECRET: text.min(32, "must be at least 32 characters: it signs who a customer is").optional(),
  ADMIN_TOKEN: text.min(8, "must be at least 8 characters").optional(),
  BUSINESS_HOURS: checked(readHours, "must be hours").default({}),
  HOLIDAYS: holidays.default([]),
  TIMEZONE: zone.default("UTC"),
  CLAIM_WITHIN: duration.default(5 * 60_000),
  REPLY_WITHIN: duration.default(10 * 60_000),
  RETENTION_DAYS: wholeNumber(1, 3650).default(90),
  BURST_WINDOW_MS: wholeNumber(0, 10_000).default(300),
  WORKER_CONCURRENCY: wholeNumber(1, 1000).default(32),
  QUEUE_SHARDS: wholeNumber(1, 64).default(1),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  TRACE_CONTENT: yesOrNo.default(false),
});

/** What an admin can set of one agent, as `AGENT_<ID>_<NAME>`. */
export const agentSettings = z.object({
  MODEL: text.optional(),
  INSTRUCTIONS: instructions.optional(),
  ENABLED: yesOrNo.default(true),
});

/** The settings that are never shown and never change an answer. */
export const SECRETS = /TOKEN|SECRET|API_KEY|REDIS_URL/;
