import { randomBytes } from "node:crypto";
import calculator from "sms-segments-calculator";

/** A Message resource as Twilio's REST API shows it. */
export interface MessageResource {
  account_sid: string;
  api_version: "2010-04-01";
  body: string;
  date_created: string;
  date_sent: string | null;
  date_updated: string;
  direction: "inbound" | "outbound-api" | "outbound-reply";
  error_code: number | null;
  error_message: string | null;
  from: string | null;
  messaging_service_sid: string | null;
  num_media: string;
  num_segments: string;
  price: string | null;
  price_unit: string | null;
  sid: string;
  status: MessageStatus;
  subresource_uris: Record<string, string>;
  to: string;
  uri: string;
}

export type MessageStatus =
  | "accepted"
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "undelivered"
  | "failed"
  | "received"
  | "read"
  | "canceled";

/** A message as the stand-in keeps it: the resource, and what the API never shows. */
export interface StoredMessage {
  resource: MessageResource;
  statusCallback: string | undefined;
  media: StoredMedia[];
}

export interface StoredMedia {
  sid: string;
  type: string;
  bytes: Buffer;
}

export const newSid = (prefix: "SM" | "MM" | "ME"): string => prefix + randomBytes(16).toString("hex");

/** RFC 2822 as Twilio writes it. */
export const rfc2822 = (at: Date): string => at.toUTCString().replace("GMT", "+0000");

export function newMessage(
  accountSid: string,
  given: Pick<MessageResource, "body" | "from" | "to" | "direction" | "status"> & { messagingServiceSid?: string },
  media: StoredMedia[] = [],
  statusCallback?: string,
): StoredMessage {
  const sid = newSid(media.length > 0 ? "MM" : "SM");
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
  const now = rfc2822(new Date());
  const { messagingServiceSid, ...own } = given;
  return {
    resource: {
      ...own,
      account_sid: accountSid,
      api_version: "2010-04-01",
      date_created: now,
      date_sent: null,
      date_updated: now,
      error_code: null,
      error_message: null,
      messaging_service_sid: messagingServiceSid ?? null,
      num_media: String(media.length),
      num_segments: String(new calculator.SegmentedMessage(own.body).segmentsCount),
      price: null,
      price_unit: "USD",
      sid,
      subresource_uris: { media: `${uri}/Media.json` },
      uri: `${uri}.json`,
    },
    statusCallback,
    media,
  };
}
