import twilio from "twilio";

export type TwilioClient = twilio.Twilio;

/** What reaches Twilio. `apiUrl` points the SDK at another host (a stand-in, a proxy). */
export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  apiUrl?: string | undefined;
}

/** Longer than Twilio ever takes when it is well; shorter than a delivery is waited for. */
const ANSWER_WITHIN_MS = 10_000;

/** The real SDK. It never retries by itself: who sends again, and when, is the delivery job's decision. */
export function openTwilio(
  { accountSid, authToken, apiUrl }: TwilioAccount,
  timeout: number = ANSWER_WITHIN_MS,
): TwilioClient {
  const client = twilio(accountSid, authToken, { httpClient: new twilio.RequestClient({ timeout, autoRetry: false }) });
  if (apiUrl) {
    client.api.baseUrl = apiUrl;
    client.messaging.baseUrl = apiUrl;
  }
  return client;
}
