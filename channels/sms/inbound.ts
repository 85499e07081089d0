import type { Attachment, DeliveryState } from "../../core/index.ts";
import type { TwilioParams } from "./webhook.ts";

/** A text or picture message from a customer. */
export interface InboundSms {
  kind: "message";
  sid: string;
  from: string;
  to: string;
  messagingServiceSid: string | undefined;
  text: string;
  attachments: Attachment[];
  optOutType: string | undefined;
}

/** What became of a message of ours. */
export interface SmsReceipt {
  kind: "receipt";
  sid: string;
  state: DeliveryState | undefined;
  errorCode: string | undefined;
}

/** Twilio posts more than messages to an inbound address: what it is must be read before it is believed to be words. */
export type Incoming = InboundSms | SmsReceipt | { kind: "unreadable"; missing: string };

/** Reads a webhook. Only the id and the two ends are sure to be there. */
export function readIncoming(params: TwilioParams): Incoming {
  const sid = params.MessageSid ?? params.SmsSid ?? "";
  const status = params.MessageStatus ?? params.SmsStatus ?? "received";
  if (sid === "") return { kind: "unreadable", missing: "MessageSid" };
  if (status !== "received" && status !== "receiving")
    return { kind: "receipt", sid, state: STATES[status], errorCode: params.ErrorCode || undefined };
  const { From = "", To = "" } = params;
  if (From === "" || To === "") return { kind: "unreadable", missing: "From or To" };
  return {
    kind: "message",
    sid,
    from: From,
    to: To,
    messagingServiceSid: params.MessagingServiceSid || undefined,
    text: params.Body ?? "",
    attachments: readMedia(params),
    optOutType: params.OptOutType || undefined,
  };
}

/** Twilio's states in ours. Everything before `sent` says that Twilio has it, and that is all we call sent. */
const STATES: Readonly<Record<string, DeliveryState>> = {
  accepted: "sent",
  scheduled: "sent",
  queued: "sent",
  sending: "sent",
  sent: "sent",
  delivered: "delivered",
  partially_delivered: "delivered",
  read: "read",
  undelivered: "undelivered",
  failed: "failed",
  canceled: "failed",
};

export const stateOf = (status: string): DeliveryState | undefined => STATES[status];

function readMedia(params: TwilioParams): Attachment[] {
  const count = Math.min(Number(params.NumMedia) || 0, 10);
  return Array.from({ length: count }, (_, i) => {
    const url = params[`MediaUrl${i}`];
    const id = url?.split("/").at(-1) || `${params.MessageSid}-${i}`;
    return { id, type: params[`MediaContentType${i}`] || "application/octet-stream", ...(url && { url }) };
  });
}
