import type { SlackStandin } from "./slack/index.ts";
import type { TwilioStandin } from "./twilio/index.ts";

/** What a house is set to that texts and chats through the stand-ins. `desk`: staff's channel. */
export const providerSettings = (twilio: TwilioStandin, slack: SlackStandin, desk: string): Record<string, string> => ({
  TWILIO_ACCOUNT_SID: twilio.accountSid,
  TWILIO_AUTH_TOKEN: twilio.authToken,
  TWILIO_PHONE_NUMBER: twilio.number,
  TWILIO_API_URL: twilio.url,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_API_URL: slack.url,
  SLACK_ESCALATION_CHANNEL: desk,
});
