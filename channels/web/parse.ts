import type { z } from "zod";
import { HttpError } from "../http-errors.ts";

/** Reads what came from outside, or throws 400 with what is wrong first. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new HttpError(400, "bad_request", `${issue?.path.join(".") || "body"}: ${issue?.message ?? "can't be read"}`);
}
