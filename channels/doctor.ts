import { type Config, ConfigError, environment, readConfig, silentLogs } from "../core/index.ts";
import type { Finding } from "./finding.ts";
import { checkSlack } from "./slack/check.ts";
import { checkSms } from "./sms/check.ts";

// `npm run doctor`: asks the providers whether we are set up, and calls our own webhooks as they would.

/** Looks at every channel that is configured. */
export async function examine(config: Config): Promise<Finding[]> {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, PUBLIC_URL: publicUrl } = config;
  const sms =
    accountSid && authToken && publicUrl
      ? checkSms({
          accountSid,
          authToken,
          publicUrl,
          apiUrl: config.TWILIO_API_URL,
          phoneNumber: config.TWILIO_PHONE_NUMBER,
          messagingServiceSid: config.TWILIO_MESSAGING_SERVICE_SID,
        })
      : [{ what: "sms", ok: true, detail: "off: TWILIO_ACCOUNT_SID is not set" }];
  const slack = config.SLACK_BOT_TOKEN
    ? checkSlack(
        {
          botToken: config.SLACK_BOT_TOKEN,
          apiUrl: config.SLACK_API_URL,
          signingSecret: config.SLACK_SIGNING_SECRET,
          appToken: config.SLACK_APP_TOKEN,
          publicUrl,
          escalationChannel: config.SLACK_ESCALATION_CHANNEL,
          escalationGroup: config.SLACK_ESCALATION_GROUP,
        },
        silentLogs(),
      )
    : [{ what: "slack", ok: true, detail: "off: SLACK_BOT_TOKEN is not set" }];
  return (await Promise.all([sms, slack])).flat();
}

/** What is told of the findings, line by line. */
export const report = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ ok, what, detail, fix }) => [
    `${ok ? "ok   " : "WRONG"}  ${what.padEnd(26)} ${detail}`,
    ...(fix ? [`       ${" ".repeat(26)} → ${fix}`] : []),
  ]);

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  try {
    const findings = await examine(readConfig(environment()));
    console.log(report(findings).join("\n"));
    process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
