import express, { type Request, type Response, Router } from "express";
import { type Store, Uploads } from "../../../core/index.ts";
import { HttpError } from "../../http-errors.ts";
import { keyedId } from "../keyed-id.ts";
import { type ChatAllowances, Limit } from "../limits.ts";
import { bearerOf, type Tokens } from "../tokens.ts";
import type { HandedUp } from "../ui/wire.ts";
import { kindOf, safeName } from "./kinds.ts";
import { sendFile } from "./send-file.ts";

export const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** What the routes for attachments need. */
export interface AttachmentDesk {
  store: Store;
  tokens: Tokens;
  allowances: ChatAllowances;
}

/**
 * `/chat/attachments`: a customer hands up a file, looks at it, or takes it back before it was sent. Only with the
 * conversation's own token; nothing here is public.
 */
export function attachmentRoutes({ store, tokens, allowances }: AttachmentDesk): Router {
  const routes = Router();
  const uploads = new Uploads(store);
  const perConversation = new Limit(store, "attachments", allowances.upload);
  const perAddress = new Limit(store, "attachments from one address", allowances.uploadedBytes);
  const overall = new Limit(store, "attachments from everybody", allowances.allUploadedBytes);
  const conversationOf = async (request: Request) =>
    (await tokens.open(bearerOf(request.get("authorization")))).conversation;

  routes.post("/", async (request, response) => {
    const conversation = await conversationOf(request);
    const id = keyedId("u", conversation, request);
    await perConversation.take(conversation);
    const bytes = await readFile(request, response);
    await perAddress.take(request.ip ?? "unknown", bytes.length);
    await overall.take("everybody", bytes.length);
    const kind = kindOf(bytes);
    if (!kind) throw new HttpError(415, "kind", "attach a picture (JPEG, PNG, GIF, WebP, HEIC) or a PDF");
    const file = { id, type: kind.type, name: safeName(nameOf(request), kind) };
    if (!(await uploads.add(conversation, file, bytes)))
      throw new HttpError(409, "full", "this conversation holds as many attachments as it may");
    const handedUp: HandedUp = { attachmentId: id, type: file.type, name: file.name, bytes: bytes.length };
    response.status(201).json(handedUp);
  });

  routes.get("/:attachment", async (request, response) => {
    const conversation = await conversationOf(request);
    const [file] = await uploads.find(conversation, [request.params.attachment]);
    const bytes = file && (await uploads.read(conversation, file.id));
    if (!bytes) throw new HttpError(404, "no_attachment", "there is no such attachment (any more)");
    response.set("cache-control", "private, no-store");
    sendFile(response, { bytes, type: file.type }, file.name);
  });

  routes.delete("/:attachment", async (request, response) => {
    const conversation = await conversationOf(request);
    if (!(await uploads.drop(conversation, request.params.attachment)))
      throw new HttpError(404, "no_attachment", "there is no such attachment that was not sent yet");
    response.status(204).end();
  });
  return routes;
}

// Not unpacked: what is small on the way may be large here.
const raw = express.raw({ type: () => true, limit: MOST_FILE_BYTES, inflate: false });

/** The body as it came. After the token was proved: nobody else's bytes are taken in. */
async function readFile(request: Request, response: Response): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    raw(request, response, (error: unknown) => (error ? reject(error) : resolve()));
  });
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new HttpError(400, "no_file", "send the file itself as the body of the request");
  return body;
}

/** `X-File-Name`, percent-encoded: header fields are ASCII, names of files are not. */
function nameOf(request: Request): string {
  const name = request.get("x-file-name") ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    throw new HttpError(400, "file_name", "percent-encode X-File-Name: encodeURIComponent(name)");
  }
}
