import type { Attachment, Uploaded, Uploads } from "../../../core/index.ts";
import { type Media, MediaUnavailable } from "../../media.ts";

const PLACE = /^upload:([\w-]+)\/([\w-]+)$/;

/** A file that was handed up, as its message says it. Its address is ours: no browser can go there. */
export function attached(conversation: string, file: Uploaded): Attachment {
  return { ...file, url: `upload:${conversation}/${file.id}` };
}

/** Whether an attachment is with us and not at a provider. */
export const isUploaded = (url: string): boolean => PLACE.test(url);

/** Fetches a file that was handed up. Throws `MediaUnavailable`, in words for staff. */
export async function fetchUploaded({ url = "", type }: Attachment, uploads: Uploads): Promise<Media> {
  const [, conversation = "", id = ""] = PLACE.exec(url) ?? [];
  const bytes = await uploads.read(conversation, id);
  if (!bytes) throw new MediaUnavailable("this attachment is not here any more");
  return { bytes, type };
}
