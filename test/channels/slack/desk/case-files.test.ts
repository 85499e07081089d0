import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MediaUnavailable } from "../../../../channels/media.ts";
import { until } from "../../../standins/server.ts";
import type { SlackFile } from "../../../standins/slack/workspace.ts";
import { hasRedis } from "../../../support/redis.ts";
import { openStaffRoom, type StaffRoom } from "./staff-room.ts";

const PICTURE = Buffer.from("a broken suitcase");

describe.skipIf(!hasRedis())("what a customer attached, beneath the case", () => {
  let room: StaffRoom;
  let asked: string[];

  beforeAll(async () => {
    asked = [];
    room = await openStaffRoom(
      {},
      {
        fetchAttachment: async ({ id }) => {
          asked.push(id);
          if (id === "ME2") throw new MediaUnavailable("attachments of type text/html are not opened here");
          return { bytes: PICTURE, type: "image/png" };
        },
      },
    );
    await room.says("c", "My suitcase");
    await room.escalates("c");
    await room.show("c");
    await room.inbox.receive({
      id: "m2",
      conversation: "c",
      address: { channel: "sms", from: "us", to: "+14155552671" },
      text: "",
      attachments: [
        { id: "ME2", type: "text/html", name: "page.html", url: "https://api.twilio.com/2" },
        { id: "ME1", type: "image/png", name: "suitcase.png", url: "https://api.twilio.com/1" },
      ],
    });
    await room.show("c");
    await until("both were asked for", () => asked.length === 2);
  });
  afterAll(() => room.close());

  const files = (): SlackFile[] => room.desk_.messages.flatMap((message) => message.files ?? []);

  it("is a file in its thread, whole; what can't be opened stays a name", async () => {
    await until("the file", () => files().length > 0);
    expect(files()).toMatchObject([{ name: "suitcase.png", title: "From the customer: suitcase.png" }]);
    expect([...room.slack.workspace.files.values()].find(({ name }) => name === "suitcase.png")?.bytes).toEqual(
      PICTURE,
    );
    const { ts } = room.caseOf("c").message;
    expect(room.desk_.messages.find((message) => message.files)?.thread_ts).toBe(ts);
    expect(room.thread("c").join("\n")).toContain("page.html (text/html)");
  });

  it("is forgotten with the conversation, and staff's own files are not", async () => {
    const { ts } = room.caseOf("c").message;
    await room.ana.says("mine", {
      channel: room.desk_,
      thread: ts,
      files: [{ name: "note.txt", mimetype: "text/plain", bytes: Buffer.from("x") }],
    });
    await room.forget("c");
    expect(files().map(({ name }) => name)).toEqual(["note.txt"]);
    expect([...room.slack.workspace.files.values()].map(({ name }) => name)).not.toContain("suitcase.png");
  });
});
