import express, { type Request, type RequestHandler, Router } from "express";
import { z } from "zod";
import { type Attachment, type Inbox, type Log, type Logs, type News, type Store, Uploads } from "../../core/index.ts";
import { HttpError } from "../http-errors.ts";
import { attachmentRoutes } from "./attachments/routes.ts";
import { attached } from "./attachments/uploaded.ts";
import { readIdentity } from "./identity.ts";
import { keyedId } from "./keyed-id.ts";
import { CHAT_ALLOWANCES, type ChatAllowances, Limit } from "./limits.ts";
import { allowOrigin } from "./origins.ts";
import { parse } from "./parse.ts";
import { toPublic } from "./public-message.ts";
import { bearerOf, Tokens } from "./tokens.ts";

const MOST_CHARACTERS = 4_000;
const MOST_ATTACHMENTS = 5;
const MOST_BODY_BYTES = 32 * 1024;
const PAGE = 200;

/** What the web channel needs of the rest. */
export interface ChatDesk {
  store: Store;
  inbox: Inbox;
  log: Log;
  news: News;
  logs: Logs;
  /** Pages of these origins may call us; our own may always. */
  allowedOrigins: readonly string[];
  identitySecret: string | undefined;
  allowances?: ChatAllowances;
}

const Opening = z
  .object({
    identity: z.string().max(8_192).optional(),
    /** A BCP 47 tag: of the page, for answers to words that tell no language. */
    language: z.string().max(35).optional(),
  })
  .default({});
const Posting = z
  .object({
    text: z
      .string({ error: "text must be a string" })
      .max(MOST_CHARACTERS, `text may have ${MOST_CHARACTERS} characters at most`)
      .default(""),
    attachments: z
      .array(z.string().max(50))
      .max(MOST_ATTACHMENTS, `a message may have ${MOST_ATTACHMENTS} attachments at most`)
      .default([]),
    pressed: z.object({ card: z.string().max(200), value: z.string().max(500) }).optional(),
  })
  .refine(({ text, attachments }) => text.trim() !== "" || attachments.length > 0, {
    path: ["text"],
    error: "text must not be empty, unless something is attached",
  });
const Paging = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
});

/** The routes under `/chat`. Any web process can serve any conversation: nothing is kept here. */
export function chatRoutes(desk: ChatDesk): Router {
  const routes = Router();
  const tokens = new Tokens(desk.store);
  const uploads = new Uploads(desk.store);
  const { allowances = CHAT_ALLOWANCES } = desk;
  const { open, message, address } = limits(desk.store, allowances);

  const onlyFromAllowed: RequestHandler = (request, response, next) => {
    if (!allowOrigin(request, response, desk.allowedOrigins)) next();
  };
  routes.use(onlyFromAllowed);
  // Before whatever reads JSON: a file's body is its own.
  routes.use("/attachments", attachmentRoutes({ store: desk.store, tokens, allowances }));
  routes.use(jsonBody());

  routes.post("/conversations", async (request, response) => {
    await open.take(addressOf(request));
    const { identity, language } = parse(Opening, request.body);
    const keep = {
      ...(identity && { identity: await readIdentity(identity, desk.identitySecret) }),
      ...(language && { pageLanguage: language.toLowerCase().split("-")[0] }),
    };
    response.status(201).json(await tokens.issue(keep));
  });

  routes.post("/messages", async (request, response) => {
    const { conversation, keep } = await tokens.open(bearerOf(request.get("authorization")));
    const id = keyedId("m", conversation, request);
    const { text, pressed, attachments } = parse(Posting, request.body);
    await address.take(addressOf(request));
    await message.take(conversation);
    const files = await handedUp(uploads, conversation, attachments);
    await desk.inbox.receive({
      id,
      conversation,
      address: { channel: "web", to: conversation },
      text,
      keep,
      ...(pressed && { pressed }),
      ...(files.length > 0 && { attachments: files }),
    });
    // Had this process died in between, the browser asks again under the same key.
    await uploads.keep(conversation, attachments);
    response.status(202).json({ messageId: id });
  });

  routes.get("/messages", async (request, response) => {
    const { conversation } = await tokens.open(bearerOf(request.get("authorization")));
    const { before, limit } = parse(Paging, request.query);
    const entries = await desk.log.messages(conversation, { limit, ...(before !== undefined && { before }) });
    const messages = entries.flatMap((entry) => (entry.kind === "message" ? [toPublic(entry)] : []));
    // Where a stream goes on from here, and where the page before this one ends.
    response
      .set("cache-control", "no-store")
      .json({ messages, last: String(entries.at(-1)?.seq ?? 0), before: entries[0]?.seq ?? 0 });
  });

  return routes;
}

function limits(store: Store, allowances: ChatAllowances) {
  return {
    open: new Limit(store, "conversations", allowances.open),
    message: new Limit(store, "messages", allowances.message),
    address: new Limit(store, "messages from one address", allowances.address),
  };
}

function jsonBody(): RequestHandler[] {
  const json = express.json({ limit: MOST_BODY_BYTES, strict: true });
  const onlyJson: RequestHandler = (request, _response, next) => {
    const hasBody = Number(request.get("content-length") ?? 0) > 0 || request.get("transfer-encoding") !== undefined;
    next(
      hasBody && !request.is("application/json") ? new HttpError(415, "not_json", "send application/json") : undefined,
    );
  };
  return [onlyJson, json];
}

/** The files that come with a message. Throws 400 for one that is not there: a message is never less than was sent. */
async function handedUp(uploads: Uploads, conversation: string, ids: readonly string[]): Promise<Attachment[]> {
  const found = await uploads.find(conversation, ids);
  const missing = ids.find((id) => !found.some((file) => file.id === id));
  if (missing !== undefined)
    throw new HttpError(400, "no_attachment", `attachment ${missing} is not here (any more); attach it again`);
  return found.map((file) => attached(conversation, file));
}

const addressOf = (request: Request): string => request.ip ?? "unknown";
