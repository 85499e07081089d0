import type { TwilioClient } from "./twilio-client.ts";

/**
 * Texts a one-time code, outside of every conversation: it stands in no log of ours, and a resend is a new code. Throws
 * what Twilio answered where it did not take it.
 */
export function textCode(client: TwilioClient, sender: { from: string } | { messagingServiceSid: string }) {
  return async (phone: string, code: string): Promise<void> => {
    // Android and iOS offer to fill in what follows "code".
    await client.messages.create({
      to: phone,
      ...sender,
      body: `${code} is your airline code. It is valid for 10 minutes. We never ask for it by phone.`,
    });
  };
}
