import type { IncomingMessage, ServerResponse } from "node:http";
import type { Asides, InboundMessage, Inbox, Log, Logs, Wake } from "../../core/index.ts";
import { HttpError, sendError } from "../http-errors.ts";
import { type PlainHandler, pathOf, queryOf } from "../plain-handler.ts";
import { type InboundSms, readIncoming, type SmsReceipt } from "./inbound.ts";
import { readLineRequest } from "./opt-out.ts";
import { type ReceiptDesk, takeIn } from "./receipts.ts";
import { addressOf, conversationOf, twilioAnswersKeywords } from "./sender.ts";
import { readSigned, type TwilioParams } from "./webhook.ts";

/** What hearing needs. */
export interface SmsHearing extends ReceiptDesk {
  accountSid: string;
  authToken: string;
  /** The address Twilio was given for us, without a slash at its end. */
  publicUrl: string;
  /** Set where all our numbers send as one service: then a customer has one conversation with all of them. */
  messagingServiceSid?: string | undefined;
  inbox: Inbox;
  asides: Asides;
  log: Log;
  /** Called when something stands in a conversation's outbox. */
  wakeDelivery: Wake;
  /** Whether a text asks for the rest of a long answer. */
  asksForMore(text: string): boolean;
  /** What somebody who asked for no more texts is told once, where Twilio does not tell them. */
  optedOutNotice(language?: string): string;
  logs: Logs;
}

/** Twilio's two webhooks. Answers say that the message is safe, and nothing else: replies go out by REST. */
export function smsRoutes(hearing: SmsHearing): PlainHandler {
  return (request, response, next) => {
    const path = pathOf(request);
    const take = request.method === "POST" ? WEBHOOKS[path] : undefined;
    if (!take) return next();
    readSigned(request, response, hearing)
      .then((params) => take(params, request, hearing))
      .then(() => nothingToSay(response))
      .catch((error: unknown) => sendError(response, error, hearing.logs, path));
  };
}

type Take = (params: TwilioParams, request: IncomingMessage, hearing: SmsHearing) => Promise<void>;

const WEBHOOKS: Readonly<Record<string, Take>> = {
  "/sms/inbound": async (params, request, hearing) => {
    const incoming = readIncoming(params);
    if (incoming.kind === "unreadable") throw new HttpError(400, "bad_request", `${incoming.missing} is missing`);
    if (incoming.kind === "message") await hear(incoming, hearing);
    else await takeReceipt(incoming, request, hearing);
  },
  "/sms/status": async (params, request, hearing) => {
    const incoming = readIncoming(params);
    if (incoming.kind === "receipt") await takeReceipt(incoming, request, hearing);
  },
};

const nothingToSay = (response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/xml; charset=utf-8", "content-length": EMPTY.length }).end(EMPTY);
};
const EMPTY = "<Response/>";

async function hear(sms: InboundSms, hearing: SmsHearing): Promise<void> {
  const from = hearing.messagingServiceSid ?? sms.messagingServiceSid ?? sms.to;
  const inbound: InboundMessage = {
    id: sms.sid,
    conversation: conversationOf(hearing.accountSid, from, sms.from),
    address: addressOf(from, sms.from),
    text: sms.text,
    ...(sms.attachments.length > 0 && { attachments: sms.attachments }),
  };
  const { conversation } = inbound;
  hearing.logs.debug({ conversation, id: sms.sid }, "sms");
  if (await actOnLineRequest(inbound, sms, hearing)) return;
  if (hearing.asksForMore(sms.text) && (await hearing.asides.more(inbound))) {
    await hearing.wakeDelivery(conversation);
    return;
  }
  await hearing.inbox.receive(inbound);
}

/** Acts on STOP and its kind. True: the message is dealt with. */
async function actOnLineRequest(inbound: InboundMessage, sms: InboundSms, hearing: SmsHearing): Promise<boolean> {
  const request = readLineRequest(sms.text, sms.optOutType);
  if (request === undefined) return false;
  const { asides, log } = hearing;
  // Where Twilio answers such words itself, two answers would be one too many.
  const answered = sms.optOutType !== undefined || twilioAnswersKeywords(sms.to);
  if (request === "help") {
    if (answered) await asides.hear(inbound);
    return answered;
  }
  const state = await log.state(inbound.conversation);
  if (request === "start") return startAgain(inbound, state?.optedOut === true, answered, sms, hearing);
  const by = request === "request" ? "request" : "keyword";
  const confirms = request === "request" || !answered;
  const text = hearing.optedOutNotice(state?.language);
  const confirm = { id: `${inbound.id}-heard`, from: "system" as const, text, sentence: "opted_out_help" };
  const heard = await asides.hear(inbound, { consent: { optedOut: true, by }, ...(confirms && { confirm }) });
  if (heard.said) await hearing.wakeDelivery(inbound.conversation);
  return true;
}

async function startAgain(
  inbound: InboundMessage,
  wasOut: boolean,
  answered: boolean,
  { optOutType }: InboundSms,
  { asides, deliveries }: SmsHearing,
): Promise<boolean> {
  // "Yes" and "start" are ordinary words to somebody who never left.
  if (!wasOut && optOutType === undefined) return false;
  if (answered) await asides.hear(inbound, { consent: { optedOut: false, by: "keyword" } });
  else await deliveries.setOptedOut(inbound.conversation, false, "keyword");
  return answered;
}

async function takeReceipt(
  { sid, state, errorCode }: SmsReceipt,
  request: IncomingMessage,
  hearing: SmsHearing,
): Promise<void> {
  const query = queryOf(request);
  const [conversation, delivery] = [query.get("conversation"), query.get("delivery")];
  if (conversation === null || delivery === null || state === undefined) {
    hearing.logs.info({ sid, state }, "a receipt of nothing we sent");
    return;
  }
  await takeIn({ conversation, delivery, state, provider: sid, errorCode }, hearing);
}
