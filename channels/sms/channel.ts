import {
  type Address,
  type Card,
  type Channel,
  type Deliveries,
  type Delivery,
  type Message,
  type Part,
  SendFailed,
} from "../../core/index.ts";
import { untilAborted } from "../until-aborted.ts";
import { OPTED_OUT, toSendFailed } from "./failures.ts";
import { toGsm } from "./gsm.ts";
import { plainText } from "./plain-text.ts";
import { cutIntoPages, segmentsOf, under } from "./segments.ts";
import { isService, smsPace } from "./sender.ts";
import type { TwilioClient } from "./twilio-client.ts";

/** What sending needs. */
export interface SmsSending {
  client: TwilioClient;
  /** Where Twilio reaches us; receipts come to `/sms/status` under it. */
  publicUrl: string;
  /** The most segments one answer may have; the rest waits until the customer asks for it. */
  maxSegments: number;
  /** The sentence under a page that has a next one ("Reply MORE to read on."), in the conversation's language. */
  offerMore(language?: string): string;
  deliveries: Pick<Deliveries, "setOptedOut">;
  /** How long Twilio may take to show a message it accepted, in ms. Until then, not finding it proves nothing. */
  visibleWithinMs?: number;
}

const VISIBLE_WITHIN_MS = 5_000;
/** A customer gets few messages a second: a recent one is among the newest. */
const LOOKED_THROUGH = 50;

/** Says things by text message: plain words, few segments, each handed to Twilio at most once. */
export class SmsChannel implements Channel {
  readonly name = "sms";
  readonly #sending: SmsSending;

  constructor(sending: SmsSending) {
    this.#sending = sending;
  }

  pace(address: Address): { sender: string; perSecond: number } {
    return smsPace(address.from ?? "");
  }

  /** The first page goes out; the pages after it are held until the customer asks for more. */
  parts(message: Message, _address: Address, language?: string): Part[] {
    const { maxSegments, offerMore } = this.#sending;
    const text = toText(message);
    if (text === "") return [];
    const offer = offerMore(language);
    const pages = cutIntoPages(text, maxSegments, offer);
    return pages.map((page, i) => {
      const body = i < pages.length - 1 ? under(page, offer) : page;
      return { body, segments: segmentsOf(body), ...(i > 0 && { held: true }) };
    });
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<string> {
    const { client, deliveries } = this.#sending;
    const { to, from = "" } = delivery.address;
    try {
      const sender = isService(from) ? { messagingServiceSid: from } : { from };
      const { body } = delivery.part;
      const message = { to, ...sender, body, statusCallback: this.#statusUrl(delivery) };
      return (await untilAborted(client.messages.create(message), signal)).sid;
    } catch (error) {
      const failure = toSendFailed(error);
      if (failure.code === String(OPTED_OUT)) await deliveries.setOptedOut(delivery.conversation, true, failure.code);
      throw failure;
    }
  }

  /** Twilio knows no ids of ours, so that a message is known by its words, its ends and its time. */
  async find({ address, part, since }: Delivery, signal: AbortSignal): Promise<string | null> {
    const { to, from } = address;
    const asked = Date.now();
    const newest = await untilAborted(this.#sending.client.messages.list({ to, limit: LOOKED_THROUGH }), signal);
    const found = newest.find(
      (message) =>
        message.direction.startsWith("outbound") &&
        (message.from === from || message.messagingServiceSid === from) &&
        // Twilio's times have whole seconds.
        message.dateCreated.getTime() >= Math.floor(since / 1_000) * 1_000 - CLOCKS_DIFFER_MS &&
        sameWords(message.body, part.body),
    );
    if (found) return found.sid;
    if (asked - since < (this.#sending.visibleWithinMs ?? VISIBLE_WITHIN_MS))
      throw new SendFailed("unknown", "too_early", "Twilio may not show this message yet");
    return null;
  }

  // Signed by Twilio like every webhook, so that a receipt names its delivery by itself.
  #statusUrl({ conversation, id }: Delivery): string {
    const query = new URLSearchParams({ conversation, delivery: id });
    return `${this.#sending.publicUrl}/sms/status?${query}`;
  }
}

const CLOCKS_DIFFER_MS = 2_000;

/** The words of a message as a phone shows them. Staff's own typing is left alone but for its typography. */
function toText({ from, text, card }: Message): string {
  const words = from === "bot" ? plainText(text) : text.trim();
  return toGsm([words, ...cardLines(card)].filter(Boolean).join("\n"), { dropPictures: from !== "staff" });
}

/** A phone has no buttons: a proposal's are numbered, which are a yes and a no wherever yes and no are read. */
function cardLines(card: Card | undefined): string[] {
  if (card?.type !== "proposal" || typeof card.confirm !== "string" || typeof card.decline !== "string") return [];
  return [`1: ${card.confirm}`, `2: ${card.decline}`];
}

// A service's smart encoding may have folded what we could not.
const sameWords = (one: string, other: string): boolean => {
  const folded = (text: string) => toGsm(text, { dropPictures: false }).replace(/\s+/g, " ").trim();
  return one === other || folded(one) === folded(other);
};
