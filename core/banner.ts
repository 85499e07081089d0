import type { Config } from "./config.ts";
import type { ResolvedStore } from "./platform/resolve-store.ts";

/** What a start says: what is on, what is off, and because of which setting. */
export function banner(config: Config, store: ResolvedStore): string {
  const rows: [string, string][] = [
    [
      "store",
      store.durable
        ? store.description
        : `${store.description}  ** NOT DURABLE: messages are lost when it stops; install redis-server or set REDIS_URL **`,
    ],
    [
      "model",
      config.OPENAI_API_KEY
        ? `${config.AGENT_MODEL} (OpenAI)`
        : "demo model, a rule-based stand-in: set OPENAI_API_KEY for the real one",
    ],
    ["web chat", "on"],
    [
      "sms",
      config.TWILIO_ACCOUNT_SID
        ? `on, as ${config.TWILIO_MESSAGING_SERVICE_SID ?? config.TWILIO_PHONE_NUMBER}`
        : "off: TWILIO_ACCOUNT_SID is not set",
    ],
    [
      "slack",
      config.SLACK_BOT_TOKEN
        ? `on, over ${config.SLACK_APP_TOKEN ? "Socket Mode" : "HTTP"}`
        : "off: SLACK_BOT_TOKEN is not set",
    ],
    ["desk", deskOf(config)],
    ["settings", `version ${config.version}; npm run config shows them`],
    ...config.warnings.map((warning): [string, string] => ["warning", warning]),
  ];
  return ["Jetbridge", ...rows.map(([name, what]) => `  ${name.padEnd(9)} ${what}`)].join("\n");
}

function deskOf(config: Config): string {
  if (config.SLACK_BOT_TOKEN && config.SLACK_ESCALATION_CHANNEL)
    return `cases in Slack, ${config.SLACK_ESCALATION_CHANNEL}`;
  return `cases wait in the agent view: ${config.SLACK_BOT_TOKEN ? "SLACK_ESCALATION_CHANNEL" : "SLACK_BOT_TOKEN"} is not set`;
}
