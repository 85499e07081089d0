import express from "express";
import { Faults } from "../faults.ts";
import { listen, until } from "../server.ts";
import { Account, type AccountSettings } from "./account.ts";
import { twilioApi } from "./api.ts";
import { type MessageResource, type MessageStatus, newSid, type StoredMessage } from "./message.ts";
import type { Answered } from "./webhooks.ts";

export type { MessageResource, MessageStatus } from "./message.ts";
export { type Answered, sign } from "./webhooks.ts";

/** How the stand-in is set up; everything has a default but the webhook's address. */
export type TwilioOptions = Partial<Omit<AccountSettings, "inboundUrl">> & { inboundUrl?: string; port?: number };

/** A customer's phone. */
export interface Handset {
  readonly number: string;
  /** Sends a text, or a picture message; returns what our webhook answered. */
  text(body: string, options?: TextOptions): Promise<Answered>;
  /** What the phone shows, oldest first: ours and Twilio's own. */
  inbox(): string[];
  /** Waits until the phone shows so many messages. */
  waitFor(count: number, withinMs?: number): Promise<string[]>;
}

export interface TextOptions {
  to?: string;
  media?: { type: string; bytes: Buffer }[];
  /** Posts the webhook as JSON, with its hash in the address. */
  json?: boolean;
}

/** Twilio over real HTTP on loopback, with its state in the open. */
export interface TwilioStandin {
  /** For `TWILIO_API_URL`. */
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly number: string;
  readonly faults: Faults;
  readonly account: Account;
  /** Where webhooks go from now on. */
  connect(inboundUrl: string): void;
  phone(number: string): Handset;
  /** Every message, both ways, oldest first. */
  messages(): MessageResource[];
  /** Ours only. */
  sent(): MessageResource[];
  /** Moves a message on and posts its callback. */
  report(sid: string, status: MessageStatus, errorCode?: number): Promise<Answered | undefined>;
  /** Posts a callback out of order: the message itself stays as it is. */
  callBack(sid: string, status: MessageStatus, errorCode?: number): Promise<Answered | undefined>;
  /** Posts a webhook with any parameters, signed. */
  webhook(url: string, params: Record<string, string>): Promise<Answered>;
  stop(): Promise<void>;
}

/** Starts a Twilio of our own. */
export async function startTwilio(options: TwilioOptions = {}): Promise<TwilioStandin> {
  const account = new Account({
    accountSid: `AC${"0123456789abcdef".repeat(2)}`,
    authToken: "a-token-only-twilio-and-we-know",
    numbers: ["+14155550100"],
    messagingServiceSid: undefined,
    inboundUrl: "http://127.0.0.1:9/sms/inbound",
    via: undefined,
    receipts: "auto",
    advancedOptOut: false,
    ...options,
  });
  const faults = new Faults();
  const cdn = await listen(mediaStore(account));
  const api = await listen(
    twilioApi(account, faults, () => cdn.url),
    options.port,
  );
  const stored = (sid: string): StoredMessage => {
    const found = account.messages.find(({ resource }) => resource.sid === sid);
    if (!found) throw new Error(`no message ${sid}`);
    return found;
  };
  const messages = () => account.messages.map(({ resource }) => resource);
  return {
    url: api.url,
    accountSid: account.settings.accountSid,
    authToken: account.settings.authToken,
    number: account.settings.numbers[0] ?? "",
    faults,
    account,
    connect: (inboundUrl) => {
      account.settings.inboundUrl = inboundUrl;
    },
    phone: (number) => handset(number, account, api.url),
    messages,
    sent: () => messages().filter(({ direction }) => direction !== "inbound"),
    report: (sid, status, errorCode) => account.report(sid, status, errorCode),
    callBack: (sid, status, errorCode) => account.callBack(stored(sid), status, errorCode),
    webhook: (url, params) => account.webhooks.post(url, params, { via: account.settings.via?.(url) }),
    stop: async () => {
      await Promise.all([api.stop(), cdn.stop()]);
      await account.settle();
    },
  };
}

function handset(number: string, account: Account, apiUrl: string): Handset {
  return {
    number,
    text: (body, { to = account.settings.numbers[0] ?? "", media = [], json } = {}) =>
      account.receive(
        number,
        to,
        body,
        media.map((each) => ({ sid: newSid("ME"), ...each })),
        { json, apiUrl },
      ),
    inbox: () => [...account.handset(number)],
    waitFor: async (count, withinMs) => {
      await until(`${count} messages on ${number}`, () => account.handset(number).length >= count, withinMs);
      return [...account.handset(number)];
    },
  };
}

/** The store media really are in: another host, which must never see the account's credentials. */
function mediaStore(account: Account) {
  const app = express();
  app.get("/:sid", (request, response) => {
    const found = account.messages.flatMap(({ media }) => media).find(({ sid }) => sid === request.params.sid);
    if (request.get("authorization")) response.status(400).send("credentials do not belong here");
    else if (found) response.type(found.type).send(found.bytes);
    else response.sendStatus(404);
  });
  return app;
}
