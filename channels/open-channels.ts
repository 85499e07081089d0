import type { Channel, Config, Deliveries, Logs } from "../core/index.ts";
import { openSlackClient, SlackChannel } from "./slack/index.ts";
import { openTwilio, SmsChannel, type TwilioAccount, textCode } from "./sms/index.ts";

/** The settings under which SMS is on, all of them there. */
export interface SmsSettings extends TwilioAccount {
  publicUrl: string;
  messagingServiceSid: string | undefined;
}

/** SMS as the settings have it; undefined: it is off. */
export function smsSettings(config: Config): SmsSettings | undefined {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    PUBLIC_URL: publicUrl,
    TWILIO_API_URL: apiUrl,
  } = config;
  if (!accountSid || !authToken || !publicUrl) return undefined;
  return { accountSid, authToken, apiUrl, publicUrl, messagingServiceSid: config.TWILIO_MESSAGING_SERVICE_SID };
}

/** How one-time codes reach phones; undefined where SMS is off. */
export function codesByText(config: Config): ((phone: string, code: string) => Promise<void>) | undefined {
  const sms = smsSettings(config);
  if (!sms) return undefined;
  const { messagingServiceSid } = sms;
  return textCode(
    openTwilio(sms),
    messagingServiceSid ? { messagingServiceSid } : { from: config.TWILIO_PHONE_NUMBER ?? "" },
  );
}

/** What the channels need of others. */
export interface ChannelNeeds {
  deliveries: Deliveries;
  /** The sentence under a page of a text message that has a next one. */
  offerMore(language?: string): string;
  logs: Logs;
}

/** The channels that the settings turn on, by name: those that deliver through an outbox. */
export function openChannels(config: Config, { deliveries, offerMore, logs }: ChannelNeeds): Record<string, Channel> {
  const channels: Record<string, Channel> = {};
  const sms = smsSettings(config);
  if (sms) {
    channels.sms = new SmsChannel({
      client: openTwilio(sms),
      publicUrl: sms.publicUrl,
      maxSegments: config.SMS_MAX_SEGMENTS,
      offerMore,
      deliveries,
    });
  }
  if (config.SLACK_BOT_TOKEN) {
    channels.slack = new SlackChannel(
      openSlackClient({ botToken: config.SLACK_BOT_TOKEN, apiUrl: config.SLACK_API_URL }, logs),
    );
  }
  return channels;
}
