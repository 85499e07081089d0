import twilio from "twilio";
import { type Finding, fine, reason, wrong } from "../finding.ts";
import { openTwilio, type TwilioAccount, type TwilioClient } from "./twilio-client.ts";

/** What is checked. */
export interface SmsSetup extends TwilioAccount {
  phoneNumber: string | undefined;
  messagingServiceSid: string | undefined;
  publicUrl: string;
}

const REACH_WITHIN_MS = 10_000;

/** Looks at everything a working text line needs: the account, its sender, and the way Twilio reaches us. */
export async function checkSms(setup: SmsSetup): Promise<Finding[]> {
  const client = openTwilio(setup);
  const account = await checkAccount(client, setup);
  const sender = account.ok ? [await checkSender(client, setup)] : [];
  return [account, ...sender, await checkReach(setup)];
}

async function checkAccount(client: TwilioClient, { accountSid }: SmsSetup): Promise<Finding> {
  const what = "Twilio account";
  try {
    const { status, friendlyName } = await client.api.v2010.accounts(accountSid).fetch();
    if (status === "active") return fine(what, `${friendlyName}, active`);
    return wrong(what, `the account is ${status}`, "open the Twilio console and see what it asks for");
  } catch (error) {
    const fix = "copy TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN from the console's front page";
    return wrong(what, reason(error), fix);
  }
}

async function checkSender(client: TwilioClient, setup: SmsSetup): Promise<Finding> {
  const what = setup.messagingServiceSid ? "Twilio Messaging Service" : "Twilio number";
  try {
    return setup.messagingServiceSid
      ? await checkService(what, setup.messagingServiceSid, client, setup)
      : await checkNumber(what, setup.phoneNumber ?? "", client, setup);
  } catch (error) {
    const name = setup.messagingServiceSid ? "TWILIO_MESSAGING_SERVICE_SID" : "TWILIO_PHONE_NUMBER";
    return wrong(what, reason(error), `check ${name}`);
  }
}

async function checkNumber(what: string, phoneNumber: string, client: TwilioClient, setup: SmsSetup): Promise<Finding> {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 1 });
  if (!number) return wrong(what, `${phoneNumber} is not this account's`, "set TWILIO_PHONE_NUMBER to a number of it");
  if (!number.capabilities.sms) return wrong(what, `${phoneNumber} can't text`, "use a number with the SMS capability");
  return checkWebhook(what, number.smsUrl, setup, "Phone Numbers → Manage → Active numbers → Messaging");
}

async function checkService(what: string, sid: string, client: TwilioClient, setup: SmsSetup): Promise<Finding> {
  const service = await client.messaging.v1.services(sid).fetch();
  if (service.useInboundWebhookOnNumber)
    return wrong(what, "messages go where each number says", "Services → Integration → Send a webhook");
  return checkWebhook(what, service.inboundRequestUrl, setup, "Messaging → Services → Integration");
}

function checkWebhook(what: string, actual: string, { publicUrl }: SmsSetup, where: string): Finding {
  const wanted = `${publicUrl}/sms/inbound`;
  if (actual === wanted) return fine(what, `messages come to ${wanted}`);
  return wrong(what, `messages come to ${actual || "nowhere"}`, `set the webhook to ${wanted} (${where})`);
}

/** Calls our own webhook as Twilio would, from outside: a receipt of nothing, signed with our token. */
async function checkReach({ publicUrl, authToken }: SmsSetup): Promise<Finding> {
  const what = "SMS webhooks";
  const url = `${publicUrl}/sms/status`;
  const params = { MessageSid: "SM00000000000000000000000000000000", MessageStatus: "sent" };
  const signature = twilio.getExpectedTwilioSignature(authToken, url, params);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "x-twilio-signature": signature },
      body: new URLSearchParams(params),
      signal: AbortSignal.timeout(REACH_WITHIN_MS),
    });
    const body = await response.text();
    if (response.ok && body.includes("<Response")) return fine(what, `${url} answers, signatures hold`);
    if (response.status === 403 && body.includes("forged"))
      return wrong(
        what,
        `${url} refuses our own signature`,
        "PUBLIC_URL must be the address Twilio calls, path prefix included, and the running process must have the same TWILIO_AUTH_TOKEN",
      );
    return wrong(
      what,
      `${url} answers ${response.status}`,
      "see that the web process runs and the proxy passes /sms/ on to it",
    );
  } catch (error) {
    return wrong(
      what,
      `${url} can't be reached: ${reason(error)}`,
      "start the web process, and check PUBLIC_URL, DNS and the proxy",
    );
  }
}
