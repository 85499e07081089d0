import type { Attachment } from "../../core/index.ts";
import type { TwilioAccount } from "./twilio-client.ts";

/** What came with a picture message. */
export interface Media {
  bytes: Buffer;
  type: string;
}

/** An attachment staff can't be shown; `message` says why, in words for them. */
export class MediaUnavailable extends Error {
  override readonly name = "MediaUnavailable";
}

/** Twilio takes in 5 MB of media a message; what is larger is not from there. */
const MOST_BYTES = 5 * 1024 * 1024;
const FETCH_WITHIN_MS = 15_000;

/** What a browser or Slack shows or plays without running anything. No HTML, SVG or script. */
const SHOWN =
  /^(?:image\/(?:jpeg|png|gif|webp|heic|heif|bmp|tiff)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf|text\/(?:plain|vcard|x-vcard|calendar))$/;

/**
 * Fetches a picture message's attachment, with the account's credentials, from Twilio and nowhere else. Throws
 * `MediaUnavailable` for what is too large, of a kind nobody should open, gone, or not Twilio's.
 */
export async function fetchMedia(
  { url, type }: Attachment,
  { accountSid, authToken, apiUrl }: TwilioAccount,
): Promise<Media> {
  if (url === undefined || !isTwilios(url, apiUrl)) throw new MediaUnavailable("this attachment is not at Twilio");
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const response = await request(url, authorization);
  const actual = (response.headers.get("content-type") ?? type).split(";")[0]?.trim().toLowerCase() ?? "";
  if (!SHOWN.test(actual)) {
    await response.body?.cancel();
    throw new MediaUnavailable(`attachments of type ${actual} are not opened here`);
  }
  return { bytes: await readAtMost(response, MOST_BYTES), type: actual };
}

// The redirect leads to Twilio's store on another host; fetch leaves the credentials behind on the way there.
async function request(url: string, authorization: string): Promise<Response> {
  try {
    const response = await fetch(url, { headers: { authorization }, signal: AbortSignal.timeout(FETCH_WITHIN_MS) });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new MediaUnavailable(`Twilio answered ${response.status} for this attachment`);
  } catch (error) {
    if (error instanceof MediaUnavailable) throw error;
    throw new MediaUnavailable("Twilio could not be reached for this attachment", { cause: error });
  }
}

async function readAtMost(response: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new MediaUnavailable(`this attachment is larger than ${most / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isTwilios(url: string, apiUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return (
    protocol === "https:" && (hostname === "api.twilio.com" || /^api(?:\.[a-z0-9-]+){1,2}\.twilio\.com$/.test(hostname))
  );
}
