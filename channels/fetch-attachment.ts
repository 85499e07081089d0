import type { Attachment, Config, Uploads } from "../core/index.ts";
import { type Media, MediaUnavailable } from "./media.ts";
import { smsSettings } from "./open-channels.ts";
import { fetchSlackFile, isSlackFile } from "./slack/index.ts";
import { fetchMedia, isTwilioMedia } from "./sms/index.ts";
import { fetchUploaded, isUploaded } from "./web/attachments/uploaded.ts";

/** Fetches what a customer attached, from wherever it is. Throws `MediaUnavailable`, in words for staff. */
export type FetchAttachment = (attachment: Attachment) => Promise<Media>;

/** Attachments of every channel that is on. */
export function attachmentsOf(config: Config, uploads: Uploads): FetchAttachment {
  const sms = smsSettings(config);
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: slackUrl } = config;
  return async (attachment) => {
    const { url } = attachment;
    if (url !== undefined && isUploaded(url)) return fetchUploaded(attachment, uploads);
    if (url !== undefined && sms && isTwilioMedia(url, sms.apiUrl)) return fetchMedia(attachment, sms);
    if (url !== undefined && botToken && isSlackFile(url, slackUrl))
      return fetchSlackFile(attachment, { botToken, apiUrl: slackUrl });
    throw new MediaUnavailable("this attachment is at no provider that is set up here");
  };
}
