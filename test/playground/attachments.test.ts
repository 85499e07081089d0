import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../standins/server.ts";
import { Visitor } from "../support/browserless.ts";
import { hasRealRedis } from "../support/redis.ts";
import { openPlayground, type Playground } from "./playground.ts";

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

describe.skipIf(!hasRealRedis())("a file handed up in the web chat", { timeout: 60_000 }, () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await openPlayground();
  }, 120_000);
  afterAll(() => playground?.stop());

  it("lies beneath its case in staff's Slack, fetched by the worker from the store", async () => {
    const { origin } = new URL(playground.page);
    const visitor = await Visitor.arrive(origin);
    const handedUp = await fetch(`${origin}/chat/attachments`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${visitor.token}`,
        "x-file-name": "suitcase.png",
        "idempotency-key": "k",
      },
      body: new Uint8Array(PNG),
    });
    expect(handedUp.status).toBe(201);
    const { attachmentId } = (await handedUp.json()) as { attachmentId: string };
    const said = { text: "Connect me with a person, please", attachments: [attachmentId] };
    expect((await visitor.post(said)).status).toBe(202);
    const files = () =>
      playground.scene().slack.channels.flatMap(({ messages }) => messages.flatMap((message) => message.files ?? []));
    await until("staff see the file", () => files().length > 0, 30_000);
    expect(files()).toMatchObject([{ name: "suitcase.png", title: "From the customer: suitcase.png" }]);
  });
});
