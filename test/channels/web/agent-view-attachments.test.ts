import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerErrors, notFound } from "../../../channels/http-errors.ts";
import { MediaUnavailable } from "../../../channels/media.ts";
import { agentViewRoutes } from "../../../channels/web/agent-view/index.ts";
import { News, silentLogs } from "../../../core/index.ts";
import { type Listening, listen } from "../../standins/server.ts";
import { type CaseRoom, openCaseRoom } from "../../support/case-room.ts";
import { hasRedis } from "../../support/redis.ts";

const headers = { authorization: "Bearer a-good-long-token", "x-staff-name": "Ana" };

describe.skipIf(!hasRedis())("what a customer attached, for the agent view", () => {
  let room: CaseRoom;
  let server: Listening;
  const at = (path: string) => `${server.url}/api/conversations/c${path}`;
  const reveal = async (): Promise<string> => {
    const answer = await fetch(at("/reveal"), { method: "POST", headers });
    return ((await answer.json()) as { reveal: string }).reveal;
  };

  beforeAll(async () => {
    room = await openCaseRoom();
    await room.inbox.receive({
      id: "m1",
      conversation: "c",
      address: { channel: "sms", from: "+14155550100", to: "+14155552671" },
      text: "",
      attachments: [
        { id: "ME1", type: "text/plain", name: 'evil".html', url: "https://api.twilio.com/x" },
        { id: "ME2", type: "text/html", url: "https://api.twilio.com/y" },
      ],
    });
    const app = express();
    app.use(
      "/api",
      agentViewRoutes({
        ...room,
        news: new News(room.store),
        adminToken: "a-good-long-token",
        crew: { first: "Triage", agents: [], guardrails: [] },
        about: { desk: "here", model: { kind: "demo", name: "demo" }, config: "abc" },
        zone: "UTC",
        fetchAttachment: async ({ id }) => {
          if (id === "ME1") return { bytes: Buffer.from("<script>alert(1)</script>"), type: "text/plain" };
          throw new MediaUnavailable("attachments of type text/html are not opened here");
        },
      }),
      notFound,
      answerErrors(silentLogs()),
    );
    server = await listen(app);
  });
  afterAll(async () => {
    await server.stop();
    await room.store.close();
  });

  it("is a file to keep, of its own type whatever its name says, and no page of ours", async () => {
    const answer = await fetch(at(`/attachments/ME1?reveal=${await reveal()}`), { headers });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("<script>alert(1)</script>");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": expect.stringMatching(/^text\/plain/),
      "content-disposition": 'attachment; filename="evil\\".html"',
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    });
  });

  it("is shown to nobody without a session, and to staff only once they asked for personal data", async () => {
    expect((await fetch(at("/attachments/ME1"))).status).toBe(401);
    expect((await fetch(at("/attachments/ME1"), { headers })).status).toBe(403);
  });

  it("says in words what can't be opened, and what is not there", async () => {
    const asked = await reveal();
    const refused = await fetch(at(`/attachments/ME2?reveal=${asked}`), { headers });
    expect([refused.status, await refused.json()]).toEqual([
      404,
      { error: { code: "attachment_unavailable", message: "attachments of type text/html are not opened here" } },
    ]);
    expect((await fetch(at(`/attachments/ME3?reveal=${asked}`), { headers })).status).toBe(404);
  });
});
