import { type Request, type Response, Router } from "express";
import type { Asides, Deliveries, InboundMessage, Inbox, Log, Logs, Wake } from "../../core/index.ts";
import { HttpError } from "../http-errors.ts";
import { OPTED_OUT } from "./failures.ts";
import { type InboundSms, readIncoming, type SmsReceipt } from "./inbound.ts";
import { readLineRequest } from "./opt-out.ts";
import { addressOf, conversationOf, twilioAnswersKeywords } from "./sender.ts";
import { rawBody, readSigned } from "./webhook.ts";

/** What hearing needs. */
export interface SmsHearing {
  accountSid: string;
  authToken: string;
  /** The address Twilio was given for us, without a slash at its end. */
  publicUrl: string;
  /** Set where all our numbers send as one service: then a customer has one conversation with all of them. */
  messagingServiceSid?: string | undefined;
  inbox: Inbox;
  asides: Asides;
  deliveries: Deliveries;
  log: Log;
  /** Called when something stands in a conversation's outbox. */
  wakeDelivery: Wake;
  /** Whether a text asks for the rest of a long answer. */
  asksForMore(text: string): boolean;
  /** What somebody who asked for no more texts is told once, where Twilio does not tell them. */
  optedOutNotice(language?: string): string;
  /** Tells staff of a message that did not arrive. */
  undelivered?(receipt: { conversation: string; delivery: string; reason: string }): Promise<void>;
  logs: Logs;
}

/** Twilio's two webhooks. Answers say that the message is safe, and nothing else: replies go out by REST. */
export function smsRoutes(hearing: SmsHearing): Router {
  const routes = Router();
  routes.post("/sms/inbound", rawBody, async (request, response) => {
    const incoming = readIncoming(readSigned(request, hearing));
    if (incoming.kind === "unreadable") throw new HttpError(400, "bad_request", `${incoming.missing} is missing`);
    if (incoming.kind === "message") await hear(incoming, hearing);
    else await takeReceipt(incoming, request, hearing);
    nothingToSay(response);
  });
  routes.post("/sms/status", rawBody, async (request, response) => {
    const incoming = readIncoming(readSigned(request, hearing));
    if (incoming.kind === "receipt") await takeReceipt(incoming, request, hearing);
    nothingToSay(response);
  });
  return routes;
}

// Without express' `send`: hashing an ETag for eleven bytes was a tenth of what accepting a message costs.
const nothingToSay = (response: Response): void => {
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
  request: Request,
  hearing: SmsHearing,
): Promise<void> {
  const { conversation, delivery } = request.query;
  if (typeof conversation !== "string" || typeof delivery !== "string" || state === undefined) {
    hearing.logs.info({ sid, state }, "a receipt of nothing we sent");
    return;
  }
  const reason = errorCode ?? "";
  const news = await hearing.deliveries.receipt({ conversation, delivery, state, provider: sid, reason });
  if (errorCode === String(OPTED_OUT)) await hearing.deliveries.setOptedOut(conversation, true, errorCode);
  if (news && (state === "failed" || state === "undelivered"))
    await hearing.undelivered?.({ conversation, delivery, reason: reason || state });
}
