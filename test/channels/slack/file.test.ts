import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchSlackFile, slackConversationOf } from "../../../channels/slack/index.ts";
import type { Attachment } from "../../../core/index.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Lobby, openLobby } from "./lobby.ts";

describe.skipIf(!hasRedis())("a file a customer shared in Slack", () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby();
  });
  afterAll(() => lobby.close());

  const shared = async (mimetype: string, bytes: Buffer): Promise<Attachment> => {
    const { message, channel } = await lobby.slack
      .person("ana")
      .says("", { files: [{ name: "bag", mimetype, bytes }] });
    const place = { team: lobby.slack.workspace.team, channel: channel.id, thread: message.ts };
    const attachment = (await lobby.messages(slackConversationOf(place)))[0]?.attachments?.[0];
    if (!attachment) throw new Error("nothing came");
    return attachment;
  };
  const access = () => ({ botToken: lobby.slack.botToken, apiUrl: lobby.slack.url });

  it("is fetched with our token", async () => {
    const bytes = Buffer.from("a picture");
    expect(await fetchSlackFile(await shared("image/png", bytes), access())).toEqual({ bytes, type: "image/png" });
  });

  it("is not opened if it could run, and fetched from nowhere but Slack", async () => {
    const page = await shared("text/html", Buffer.from("<script>"));
    await expect(fetchSlackFile(page, access())).rejects.toThrow("attachments of type text/html are not opened here");
    for (const url of ["http://169.254.169.254/", "https://files.slack.com.evil.example/x", "http://files.slack.com/x"])
      await expect(fetchSlackFile({ id: "F1", type: "image/png", url }, access())).rejects.toThrow("not at Slack");
  });
});
