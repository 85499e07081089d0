import express from "express";
import { answerErrors, notFound } from "../../../channels/http-errors.ts";
import {
  openTwilio,
  SmsChannel,
  type SmsHearing,
  type SmsSending,
  smsConversationOf,
  smsRoutes,
  type TwilioAccount,
} from "../../../channels/sms/index.ts";
import { listen } from "../../standins/server.ts";
import { type Handset, startTwilio, type TwilioOptions, type TwilioStandin } from "../../standins/twilio/index.ts";
import { type Desk, openDesk } from "../desk.ts";

/** Where Twilio believes we are: another host and path than those that reach us, as behind a proxy. */
export const PUBLIC_URL = "https://support.example.com/air";

/** A text line: a stand-in Twilio, our webhooks behind a proxy, the channel, and the house behind it. */
export interface Line extends Desk {
  twilio: TwilioStandin;
  channel: SmsChannel;
  local: string;
  undelivered: { conversation: string; delivery: string; reason: string }[];
  /** A customer nobody heard of before. */
  customer(): Handset & { conversation: string };
}

export const MORE = "Reply MORE to read on.";

/** What a test wants otherwise. */
export interface LineOptions extends Partial<SmsSending & SmsHearing> {
  /** How long the SDK waits for Twilio, in ms. */
  timeoutMs?: number;
  /** Another Twilio than the stand-in, and then no proxy before us either. */
  account?: TwilioAccount;
  /** No proxy before us. */
  direct?: boolean;
}

export async function openLine(
  options: TwilioOptions = {},
  { timeoutMs = 400, account, direct = account !== undefined, ...ours }: LineOptions = {},
): Promise<Line> {
  const desk = await openDesk();
  const app = express();
  const server = await listen(app);
  // What a reverse proxy does to the path: Twilio signed `/air/…`, we are asked for `/…`.
  const via = (url: string) => url.replace(PUBLIC_URL, server.url);
  // A British number: Twilio sends ten segments a second for it, and one for an American.
  const numbers = ["+447700900100"];
  const twilio = await startTwilio({ inboundUrl: `${PUBLIC_URL}/sms/inbound`, via, numbers, ...options });
  const credentials = account ?? { ...twilio, apiUrl: twilio.url };
  const publicUrl = direct ? server.url : PUBLIC_URL;
  const undelivered: Line["undelivered"] = [];
  const channel = new SmsChannel({
    client: openTwilio(credentials, timeoutMs),
    publicUrl,
    maxSegments: 3,
    offerMore: () => MORE,
    deliveries: desk.deliveries,
    visibleWithinMs: 200,
    ...ours,
  });
  desk.channels.sms = channel;
  app.use(
    smsRoutes({
      ...credentials,
      publicUrl,
      ...desk,
      wakeDelivery: async () => undefined,
      asksForMore: (text) => text.trim().toUpperCase() === "MORE",
      optedOutNotice: () => "You asked us not to text this number, so we won't.",
      undelivered: async ({ conversation, delivery, news }, reason) => {
        if (news) undelivered.push({ conversation, delivery, reason });
      },
      ...ours,
    }),
    notFound,
    answerErrors(desk.logs),
  );
  let customers = 0;
  return {
    ...desk,
    twilio,
    channel,
    local: server.url,
    undelivered,
    customer: () => {
      const phone = twilio.phone(`+1415555${String(2_000 + ++customers)}`);
      const ends = twilio.account.settings.messagingServiceSid ?? twilio.number;
      return { ...phone, conversation: smsConversationOf(twilio.accountSid, ends, phone.number) };
    },
    close: async () => {
      await server.stop();
      await twilio.stop();
      await desk.close();
    },
  };
}
