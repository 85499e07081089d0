/** What came with a message. */
export interface Media {
  bytes: Buffer;
  /** Without parameters, e.g. `image/png`. */
  type: string;
}

/** An attachment staff can't be shown; `message` says why, in words for them. */
export class MediaUnavailable extends Error {
  override readonly name = "MediaUnavailable";
}

const FETCH_WITHIN_MS = 15_000;

/** What a browser or Slack shows or plays without running anything. No HTML, SVG, archive or script. */
const SHOWN =
  /^(?:image\/(?:jpeg|png|gif|webp|heic|heif|bmp|tiff)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf|text\/(?:plain|vcard|x-vcard|calendar))$/;

/**
 * Fetches an attachment from its provider. Throws `MediaUnavailable` for what is larger than `mostBytes`, of a kind
 * nobody should open, or gone. Redirects to another host are followed without the credentials: fetch leaves them behind.
 */
export async function fetchShown(
  url: string,
  {
    provider,
    authorization,
    mostBytes,
    type,
  }: { provider: string; authorization: string; mostBytes: number; type: string },
): Promise<Media> {
  const response = await request(url, authorization, provider);
  const actual = (response.headers.get("content-type") ?? type).split(";")[0]?.trim().toLowerCase() ?? "";
  if (!SHOWN.test(actual)) {
    await response.body?.cancel();
    throw new MediaUnavailable(`attachments of type ${actual} are not opened here`);
  }
  return { bytes: await readAtMost(response, mostBytes), type: actual };
}

async function request(url: string, authorization: string, provider: string): Promise<Response> {
  try {
    const response = await fetch(url, { headers: { authorization }, signal: AbortSignal.timeout(FETCH_WITHIN_MS) });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new MediaUnavailable(`${provider} answered ${response.status} for this attachment`);
  } catch (error) {
    if (error instanceof MediaUnavailable) throw error;
    throw new MediaUnavailable(`${provider} could not be reached for this attachment`, { cause: error });
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
