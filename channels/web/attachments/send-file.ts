import type { Response } from "express";
import type { Media } from "../../media.ts";

/** Hands a file over to be kept, never as a page of ours: nothing in it runs, whatever it claims to be. */
export function sendFile(response: Response, { bytes, type }: Media, name: string): void {
  response.attachment(name);
  // After the name, from which express would take a type of its own.
  response.set({
    "content-type": type,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  response.send(bytes);
}
