import express, { type Express, type Request, type RequestHandler, type Response, Router } from "express";
import { type Faults, meetFaults } from "../faults.ts";
import type { Account } from "./account.ts";
import { newMessage } from "./message.ts";

/** Twilio's REST API, as far as we and the SDK use it. */
export function twilioApi(account: Account, faults: Faults, cdnUrl: () => string): Express {
  const app = express();
  const api = Router();
  app.use(express.urlencoded({ extended: false, limit: "256kb" }), meetFaults(faults));
  app.use("/2010-04-01/Accounts/:account", authenticate(account), api);
  app.get("/v1/Services/:sid", authenticate(account), (request, response) => service(account, request, response));
  api.post("/Messages.json", (request, response) => create(account, request, response));
  api.get("/Messages.json", (request, response) => list(account, request, response));
  api.get("/Messages/:sid.json", (request, response) => fetchOne(account, request, response));
  api.get("/Messages/:sid/Media/:media", (request, response) => {
    const found = account.messages.flatMap(({ media }) => media).find(({ sid }) => sid === request.params.media);
    // The bytes are in a store on another host, behind a long address.
    if (found) response.redirect(307, `${cdnUrl()}/${found.sid}`);
    else refuse(response, 404, 20404, "The requested resource was not found");
  });
  api.get("/IncomingPhoneNumbers.json", (request, response) => ownNumbers(account, request, response));
  app.use((_request, response) => refuse(response, 404, 20404, "The requested resource was not found"));
  return app;
}

/** The account itself is at the address without a tail. */
const accountResource = ({ settings }: Account, response: Response): void => {
  response.json({ sid: settings.accountSid, friendly_name: "Stand-in", status: "active", type: "Full" });
};

function authenticate(account: Account): RequestHandler {
  const { accountSid, authToken } = account.settings;
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return (request, response, next) => {
    const named = String(request.params.account ?? accountSid);
    if (request.get("authorization") !== expected) refuse(response, 401, 20003, "Authenticate");
    else if (named === `${accountSid}.json`) accountResource(account, response);
    else if (named !== accountSid) refuse(response, 404, 20404, "The requested resource was not found");
    else next();
  };
}

interface Wanted {
  To?: string;
  From?: string;
  MessagingServiceSid?: string;
  Body?: string;
  MediaUrl?: string | string[];
  StatusCallback?: string;
}

function create(account: Account, request: Request, response: Response): void {
  const wanted = (request.body ?? {}) as Wanted;
  const problem = firstProblem(account, wanted);
  if (problem) {
    refuse(response, problem.status ?? 400, problem.code, problem.message);
    return;
  }
  const { accountSid, numbers } = account.settings;
  const { To: to = "", From: from, MessagingServiceSid: messagingServiceSid, Body: body = "" } = wanted;
  const message = newMessage(
    accountSid,
    {
      to,
      body,
      from: from ?? numbers[0] ?? null,
      direction: "outbound-api",
      status: messagingServiceSid ? "accepted" : "queued",
      ...(messagingServiceSid && { messagingServiceSid }),
    },
    [],
    wanted.StatusCallback,
  );
  // The answer shows the message as it was taken, whatever becomes of it meanwhile.
  response.status(201).json({ ...message.resource });
  account.accept(message);
}

interface Problem {
  code: number;
  message: string;
  status?: number;
}

const NUMBER = /^\+[1-9]\d{5,14}$/;

/** What Twilio would say against a message; its magic test numbers fail as they do there. */
function firstProblem(account: Account, wanted: Wanted): Problem | undefined {
  const { To: to, From: from, MessagingServiceSid: service, Body: body, MediaUrl: media } = wanted;
  if (!to) return { code: 21604, message: "A 'To' phone number is required." };
  if (!from && !service) return { code: 21603, message: "A 'From' phone number is required." };
  if (!body && !media) return { code: 21602, message: "Message body is required." };
  if ((body?.length ?? 0) > 1_600)
    return { code: 21617, message: "The concatenated message body exceeds the 1600 character limit." };
  const magic = MAGIC[to];
  if (magic) return magic;
  if (!NUMBER.test(to)) return { code: 21211, message: `The 'To' number ${to} is not a valid phone number.` };
  if (service && service !== account.settings.messagingServiceSid)
    return { code: 20404, message: `The requested resource ${service} was not found`, status: 404 };
  if (from && !account.settings.numbers.includes(from))
    return { code: 21606, message: `The From phone number ${from} is not a valid, SMS-capable inbound phone number.` };
  if (wanted.StatusCallback && !URL.canParse(wanted.StatusCallback))
    return { code: 21609, message: "The StatusCallback URL is not a valid URL." };
  if (account.blocks(to, from ?? "", service)) return OPTED_OUT;
  return undefined;
}

const OPTED_OUT: Problem = { code: 21610, message: "Attempt to send to unsubscribed recipient" };
const MAGIC: Readonly<Record<string, Problem>> = {
  "+15005550001": { code: 21211, message: "The 'To' number +15005550001 is not a valid phone number." },
  "+15005550002": { code: 21612, message: "The message can't be routed to this number." },
  "+15005550003": { code: 21408, message: "Permission to send an SMS has not been enabled for this region." },
  "+15005550004": OPTED_OUT,
  "+15005550009": { code: 21614, message: "'To' number is not a valid mobile number" },
};

/** Newest first, filtered and paged. */
function list(account: Account, request: Request, response: Response): void {
  const { To, From, PageSize = "50", Page = "0" } = request.query as Record<string, string>;
  const after = request.query["DateSent>"];
  const matching = account.messages
    .map(({ resource }) => resource)
    .filter((resource) => (!To || resource.to === To) && (!From || resource.from === From))
    .filter(
      ({ date_sent }) => typeof after !== "string" || (date_sent !== null && new Date(date_sent) >= new Date(after)),
    )
    .toReversed();
  const [size, page] = [Number(PageSize), Number(Page)];
  const address = (index: number) => {
    const query = new URLSearchParams({ ...(request.query as Record<string, string>), PageSize, Page: String(index) });
    return `/2010-04-01/Accounts/${account.settings.accountSid}/Messages.json?${query}`;
  };
  response.json({
    end: Math.min((page + 1) * size, matching.length) - 1,
    first_page_uri: address(0),
    messages: matching.slice(page * size, (page + 1) * size),
    next_page_uri: (page + 1) * size < matching.length ? address(page + 1) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 ? address(page - 1) : null,
    start: page * size,
    uri: address(page),
  });
}

function fetchOne(account: Account, request: Request, response: Response): void {
  const found = account.messages.find(({ resource }) => resource.sid === request.params.sid);
  if (found) response.json(found.resource);
  else refuse(response, 404, 20404, "The requested resource was not found");
}

function ownNumbers({ settings }: Account, request: Request, response: Response): void {
  const wanted = request.query.PhoneNumber;
  const numbers = settings.numbers
    .filter((number) => typeof wanted !== "string" || number === wanted)
    .map((phone_number) => ({
      phone_number,
      sms_url: settings.inboundUrl,
      sms_method: "POST",
      capabilities: { sms: true, mms: true },
    }));
  response.json({ incoming_phone_numbers: numbers, page: 0, page_size: 50, next_page_uri: null });
}

function service({ settings }: Account, request: Request, response: Response): void {
  if (request.params.sid !== settings.messagingServiceSid) {
    refuse(response, 404, 20404, "The requested resource was not found");
    return;
  }
  response.json({
    sid: settings.messagingServiceSid,
    inbound_request_url: settings.inboundUrl,
    use_inbound_webhook_on_number: false,
  });
}

/** An error as Twilio words it. */
export function refuse(response: Response, status: number, code: number, message: string): void {
  response.status(status).json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}
