import type { Deliveries, DeliveryState, Receipted } from "../../core/index.ts";
import { OPTED_OUT } from "./failures.ts";

/** What Twilio says became of a part, however it came to say so. */
export interface Receipt {
  conversation: string;
  /** Ours; without it Twilio's own id names the part. */
  delivery?: string;
  provider: string;
  state: DeliveryState;
  errorCode: string | undefined;
}

/** What taking receipts in needs. */
export interface ReceiptDesk {
  deliveries: Deliveries;
  /** Tells staff of a message that did not arrive; called again for the same one, it must do no harm. */
  undelivered?(of: Receipted, reason: string): Promise<void>;
}

/** Takes a receipt in, and does what follows from it. True if it was news. */
export async function takeIn(
  { errorCode, ...receipt }: Receipt,
  { deliveries, undelivered }: ReceiptDesk,
): Promise<boolean> {
  const found = await deliveries.receipt({ ...receipt, reason: errorCode ?? "" });
  if (errorCode === String(OPTED_OUT)) await deliveries.setOptedOut(receipt.conversation, true, errorCode);
  // Old news too: whoever took it in first may have died before telling anybody.
  if (found && (found.state === "failed" || found.state === "undelivered"))
    await undelivered?.(found, errorCode || found.state);
  return found?.news ?? false;
}
