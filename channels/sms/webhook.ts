import { type ParsedUrlQuery, parse } from "node:querystring";
import type { Request, RequestHandler } from "express";
import express from "express";
import twilio from "twilio";
import { HttpError } from "../http-errors.ts";

/** Twilio's bodies are a few kilobytes; ten media addresses and 1,600 characters are still far below this. */
const MOST_BYTES = 64 * 1024;

/** A webhook's parameters, proven to come from Twilio. */
export type TwilioParams = Readonly<Record<string, string>>;

/** Reads the body as it was signed: byte for byte. */
export const rawBody: RequestHandler = express.raw({ type: () => true, limit: MOST_BYTES });

/**
 * Proves that a request is Twilio's and reads its parameters; throws 403 otherwise. Twilio signs the URL it called,
 * which behind a proxy is not the one that reached us: hence the public one, with the path and query as they came.
 */
export function readSigned(
  request: Request,
  { authToken, publicUrl }: { authToken: string; publicUrl: string },
): TwilioParams {
  const signature = request.get("x-twilio-signature") ?? "";
  const url = publicUrl + request.originalUrl;
  const text = Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "";
  const isJson = request.is("application/json") === "application/json";
  // A repeated parameter is a list here; what is signed is every value of it.
  const form = isJson ? {} : parse(text);
  const genuine = isJson
    ? twilio.validateRequestWithBody(authToken, signature, url, text)
    : twilio.validateRequest(authToken, signature, url, form);
  if (!genuine) throw new HttpError(403, "forged", "the request does not carry Twilio's signature for this address");
  return isJson ? fromJson(text) : first(form);
}

const first = (form: ParsedUrlQuery): TwilioParams =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, (Array.isArray(value) ? value[0] : value) ?? ""]),
  );

function fromJson(text: string): TwilioParams {
  try {
    const read: unknown = JSON.parse(text);
    return Object.fromEntries(Object.entries(read ?? {}).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new HttpError(400, "bad_json", error instanceof Error ? error.message : "the body is no valid JSON");
  }
}
