import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MediaUnavailable } from "../../../channels/media.ts";
import { fetchMedia } from "../../../channels/sms/index.ts";
import type { Attachment } from "../../../core/index.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Line, openLine } from "./line.ts";

describe.skipIf(!hasRedis())("11: what came with a picture message", () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());

  const sent = async (type: string, bytes: Buffer): Promise<Attachment> => {
    const customer = line.customer();
    await customer.text("look", { media: [{ type, bytes }] });
    const attachment = (await line.messages(customer.conversation))[0]?.attachments?.[0];
    if (!attachment) throw new Error("nothing came");
    return attachment;
  };
  const account = () => ({ ...line.twilio, apiUrl: line.twilio.url });

  it("is fetched with the account's credentials, which stay at Twilio", async () => {
    const picture = Buffer.from("not really a picture");
    expect(await fetchMedia(await sent("image/png", picture), account())).toEqual({
      bytes: picture,
      type: "image/png",
    });
  });

  it.each(["text/html", "image/svg+xml", "application/x-msdownload", "application/zip"])(
    "is not opened if it is %s",
    async (type) => {
      const attachment = await sent(type, Buffer.from("<script>alert(1)</script>"));
      await expect(fetchMedia(attachment, account())).rejects.toThrow(
        `attachments of type ${type} are not opened here`,
      );
    },
  );

  it("is not read further than Twilio's own limit", async () => {
    const attachment = await sent("video/mp4", Buffer.alloc(5 * 1024 * 1024 + 1));
    await expect(fetchMedia(attachment, account())).rejects.toThrow("larger than 5 MB");
  });

  it("is fetched from Twilio and from nowhere else", async () => {
    for (const url of [
      "http://169.254.169.254/latest/meta-data",
      "https://api.twilio.com.evil.example/x",
      "http://api.twilio.com/x",
      `${line.local}/x`,
    ])
      await expect(fetchMedia({ id: "ME1", type: "image/png", url }, account())).rejects.toThrow("not at Twilio");
  });

  it("is reported as gone in words", async () => {
    const attachment = await sent("image/png", Buffer.from("x"));
    const gone = { ...attachment, url: `${attachment.url}0` };
    await expect(fetchMedia(gone, account())).rejects.toThrow(
      new MediaUnavailable("Twilio answered 404 for this attachment"),
    );
  });
});
