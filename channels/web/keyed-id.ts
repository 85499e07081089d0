import { createHash } from "node:crypto";
import type { Request } from "express";
import { HttpError } from "../http-errors.ts";

/** An id made of the request's `Idempotency-Key`: sent twice, it is one thing with one answer. Throws 400 without a key. */
export function keyedId(prefix: string, conversation: string, request: Request): string {
  const key = request.get("idempotency-key");
  if (!key || key.length > 200) {
    throw new HttpError(
      400,
      "no_idempotency_key",
      "send an Idempotency-Key of up to 200 characters, the same one whenever you try again",
    );
  }
  return `${prefix}_${createHash("sha256").update(`${conversation} ${key}`).digest("base64url").slice(0, 22)}`;
}
