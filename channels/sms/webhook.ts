import type { IncomingMessage, ServerResponse } from "node:http";
import { type ParsedUrlQuery, parse } from "node:querystring";
import express from "express";
import twilio from "twilio";
import { HttpError } from "../http-errors.ts";

/** Twilio's bodies are a few kilobytes; ten media addresses and 1,600 characters are still far below this. */
const MOST_BYTES = 64 * 1024;

/** A webhook's parameters, proven to come from Twilio. */
export type TwilioParams = Readonly<Record<string, string>>;

const readRaw = express.raw({ type: () => true, limit: MOST_BYTES });

/**
 * Proves that a request is Twilio's and reads its parameters; throws 403 otherwise. Twilio signs the URL it called,
 * which behind a proxy is not the one that reached us: hence the public one, with the path and query as they came.
 */
export async function readSigned(
  request: IncomingMessage,
  response: ServerResponse,
  { authToken, publicUrl }: { authToken: string; publicUrl: string },
): Promise<TwilioParams> {
  const signature = String(request.headers["x-twilio-signature"] ?? "");
  const url = publicUrl + (request.url ?? "");
  const text = await bodyOf(request, response);
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "");
  // A repeated parameter is a list here; what is signed is every value of it.
  const form = isJson ? {} : parse(text);
  const genuine = isJson
    ? twilio.validateRequestWithBody(authToken, signature, url, text)
    : twilio.validateRequest(authToken, signature, url, form);
  if (!genuine) throw new HttpError(403, "forged", "the request does not carry Twilio's signature for this address");
  return isJson ? fromJson(text) : first(form);
}

/** The body as it was signed: byte for byte. */
function bodyOf(request: IncomingMessage & { body?: unknown }, response: ServerResponse): Promise<string> {
  return new Promise((resolve, reject) => {
    readRaw(request, response, (error?: unknown) => {
      if (error) reject(error);
      else resolve(Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "");
    });
  });
}

function first(form: ParsedUrlQuery): TwilioParams {
  const params: Record<string, string> = {};
  for (const name in form) {
    const value = form[name];
    params[name] = (Array.isArray(value) ? value[0] : value) ?? "";
  }
  return params;
}

function fromJson(text: string): TwilioParams {
  try {
    const read: unknown = JSON.parse(text);
    return Object.fromEntries(Object.entries(read ?? {}).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new HttpError(400, "bad_json", error instanceof Error ? error.message : "the body is no valid JSON");
  }
}
