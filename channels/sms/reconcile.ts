import type { Logs } from "../../core/index.ts";
import { stateOf } from "./inbound.ts";
import { type ReceiptDesk, takeIn } from "./receipts.ts";
import { conversationOf } from "./sender.ts";
import type { TwilioClient } from "./twilio-client.ts";

/** What reconciling needs. */
export interface SmsReconciling extends ReceiptDesk {
  client: TwilioClient;
  accountSid: string;
  logs: Logs;
}

/** Twilio's largest page; every page is one request. */
const PAGE = 1_000;
const MOST_PAGES = 100;

/**
 * Asks Twilio what became of everything sent since `since` and takes it in as receipts: those that never came are made
 * up for, those that came are old news. Run it now and then, over somewhat more than the time since the last run.
 * Returns how many were news.
 */
export async function reconcileReceipts(since: Date, reconciling: SmsReconciling): Promise<number> {
  const { client, logs } = reconciling;
  let [looked, caughtUp] = [0, 0];
  // Newest first. Not filtered by the day of sending: what failed may never have been sent.
  let page: MessagePage | undefined = await client.messages.page({ pageSize: PAGE });
  for (let read = 1; page !== undefined; read++) {
    for (const message of page.instances) caughtUp += (await reconcile(message, reconciling)) ? 1 : 0;
    looked += page.instances.length;
    page = read < MOST_PAGES && !reaches(page, since) ? await page.nextPage() : undefined;
  }
  logs.info({ since: since.toISOString(), looked, caughtUp }, "receipts reconciled");
  return caughtUp;
}

interface MessagePage {
  instances: Awaited<ReturnType<TwilioClient["messages"]["list"]>>;
  nextPage(): Promise<MessagePage | undefined> | undefined;
}

const reaches = ({ instances }: MessagePage, since: Date): boolean => (instances.at(-1)?.dateCreated ?? since) <= since;

async function reconcile(
  { sid, direction, status, to, from, messagingServiceSid, errorCode }: MessagePage["instances"][number],
  reconciling: SmsReconciling,
): Promise<boolean> {
  const state = stateOf(status);
  if (!direction.startsWith("outbound") || state === undefined) return false;
  const conversation = conversationOf(reconciling.accountSid, messagingServiceSid || from, to);
  return takeIn(
    { conversation, state, provider: sid, errorCode: errorCode ? String(errorCode) : undefined },
    reconciling,
  );
}
