import {
  type MessageResource,
  type MessageStatus,
  newMessage,
  rfc2822,
  type StoredMedia,
  type StoredMessage,
} from "./message.ts";
import { type Answered, Webhooks } from "./webhooks.ts";

/** How the stand-in is set up. */
export interface AccountSettings {
  accountSid: string;
  authToken: string;
  /** Numbers the account owns. */
  numbers: string[];
  messagingServiceSid: string | undefined;
  /** The public address of a webhook, as it is configured at Twilio and signed. */
  inboundUrl: string;
  /** Where that address is really served, when something stands between. */
  via: ((url: string) => string) | undefined;
  /** `auto`: every message is delivered at once. `manual`: the test says what becomes of it. */
  receipts: "auto" | "manual";
  /** Advanced Opt-Out: keywords come marked with `OptOutType`. */
  advancedOptOut: boolean;
}

export const STOPS = ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"];
const STARTS = ["start", "yes", "unstop"];
const HELPS = ["help", "info"];

/** What Twilio keeps of an account: messages, who opted out, what handsets got. */
export class Account {
  readonly settings: AccountSettings;
  readonly messages: StoredMessage[] = [];
  readonly optedOut = new Set<string>();
  /** Handsets that can't be reached: number → carrier's error code. */
  readonly unreachable = new Map<string, number>();
  readonly webhooks: Webhooks;
  readonly #handsets = new Map<string, string[]>();
  readonly #running = new Set<Promise<unknown>>();

  constructor(settings: AccountSettings) {
    this.settings = settings;
    this.webhooks = new Webhooks(settings.authToken);
  }

  /** What a handset shows, oldest first. */
  handset(number: string): string[] {
    const shown = this.#handsets.get(number) ?? [];
    this.#handsets.set(number, shown);
    return shown;
  }

  /** Opt-outs are scoped to the sender, or to the whole service. */
  blocks = (customer: string, from: string, service: string | undefined): boolean =>
    this.optedOut.has(`${service ?? from} ${customer}`);

  /** Takes a message that passed the API's checks. */
  accept(message: StoredMessage): void {
    this.messages.push(message);
    if (this.settings.receipts === "auto") this.#background(this.#deliver(message));
  }

  /** Moves a message on and posts its status callback, if it has one. */
  async report(sid: string, status: MessageStatus, errorCode?: number): Promise<Answered | undefined> {
    const message = this.messages.find(({ resource }) => resource.sid === sid);
    if (!message) throw new Error(`no message ${sid}`);
    this.#move(message.resource, status, errorCode);
    return this.callBack(message, status, errorCode);
  }

  /** Posts a status callback without moving the message: late, doubled or out of order. */
  async callBack(
    { resource, statusCallback }: StoredMessage,
    status: MessageStatus,
    errorCode?: number,
  ): Promise<Answered | undefined> {
    if (!statusCallback) return undefined;
    const { sid, to, from, account_sid, messaging_service_sid } = resource;
    const params = {
      MessageSid: sid,
      SmsSid: sid,
      MessageStatus: status,
      SmsStatus: status,
      AccountSid: account_sid,
      ApiVersion: "2010-04-01",
      To: to,
      ...(from && { From: from }),
      ...(messaging_service_sid && { MessagingServiceSid: messaging_service_sid }),
      ...(errorCode && { ErrorCode: String(errorCode) }),
    };
    return this.webhooks.post(statusCallback, params, { via: this.settings.via?.(statusCallback) });
  }

  /** A customer's handset sends a message to one of the account's numbers. */
  async receive(
    from: string,
    to: string,
    body: string,
    media: StoredMedia[],
    options: { json?: boolean | undefined; apiUrl: string },
  ): Promise<Answered> {
    const { accountSid, messagingServiceSid, inboundUrl, via } = this.settings;
    const given = { body, from, to, direction: "inbound" as const, status: "received" as const };
    const message = newMessage(accountSid, messagingServiceSid ? { ...given, messagingServiceSid } : given, media);
    this.messages.push(message);
    const optOutType = this.#actOnKeyword(from, to, body);
    const params = inboundParams(message, options.apiUrl, this.settings.advancedOptOut ? optOutType : undefined);
    return this.webhooks.post(inboundUrl, params, { via: via?.(inboundUrl), json: options.json });
  }

  /** Everything under way has ended. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  #actOnKeyword(from: string, to: string, body: string): "STOP" | "START" | "HELP" | undefined {
    // Short codes have no opt-out of Twilio's: their owner answers.
    if (!to.startsWith("+")) return undefined;
    const word = body.trim().toLowerCase();
    const key = `${this.settings.messagingServiceSid ?? to} ${from}`;
    if (STOPS.includes(word)) {
      this.optedOut.add(key);
      this.handset(from).push(
        "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
      );
      return "STOP";
    }
    if (HELPS.includes(word)) {
      this.handset(from).push("Reply STOP to unsubscribe. Msg&Data Rates May Apply.");
      return "HELP";
    }
    if (!STARTS.includes(word) || !this.optedOut.delete(key)) return undefined;
    this.handset(from).push(
      "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    );
    return "START";
  }

  async #deliver(message: StoredMessage): Promise<void> {
    const { resource } = message;
    const error = this.unreachable.get(resource.to);
    for (const status of ["sending", "sent"] as const) await this.report(resource.sid, status);
    if (error === undefined) this.handset(resource.to).push(resource.body);
    await this.report(resource.sid, error === undefined ? "delivered" : "undelivered", error);
  }

  #move(resource: MessageResource, status: MessageStatus, errorCode: number | undefined): void {
    resource.status = status;
    resource.date_updated = rfc2822(new Date());
    if (status === "sent") resource.date_sent = resource.date_updated;
    if (errorCode !== undefined) resource.error_code = errorCode;
  }

  #background(work: Promise<void>): void {
    // A callback nobody answers is Twilio's to log; here it shows in what the test waits for.
    const running = work.catch(() => undefined).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

function inboundParams(
  { resource, media }: StoredMessage,
  apiUrl: string,
  optOutType: string | undefined,
): Record<string, string> {
  const { sid, account_sid, from, to, body, messaging_service_sid, num_segments } = resource;
  const path = `${apiUrl}/2010-04-01/Accounts/${account_sid}/Messages/${sid}/Media`;
  const attached = media.flatMap((each, i): [string, string][] => [
    [`MediaUrl${i}`, `${path}/${each.sid}`],
    [`MediaContentType${i}`, each.type],
  ]);
  return {
    ToCountry: "US",
    ToState: "CA",
    SmsMessageSid: sid,
    NumMedia: String(media.length),
    ToCity: "SAN FRANCISCO",
    FromZip: "94105",
    SmsSid: sid,
    FromState: "CA",
    SmsStatus: "received",
    FromCity: "SAN FRANCISCO",
    Body: body,
    FromCountry: "US",
    To: to,
    ToZip: "94105",
    NumSegments: num_segments,
    MessageSid: sid,
    AccountSid: account_sid,
    From: from ?? "",
    ApiVersion: "2010-04-01",
    ...(messaging_service_sid && { MessagingServiceSid: messaging_service_sid }),
    ...(optOutType && { OptOutType: optOutType }),
    ...Object.fromEntries(attached),
  };
}
