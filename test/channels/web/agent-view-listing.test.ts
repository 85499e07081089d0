import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ListQuery, listConversations } from "../../../channels/web/agent-view/listing.ts";
import { Rows } from "../../../channels/web/agent-view/rows.ts";
import { Inbox, Log, openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";

describe.skipIf(!hasRedis())("conversations under filters", () => {
  let store: Store;
  const list = (query: object, patienceMs?: number) => {
    const log = new Log(store);
    return listConversations(log, new Rows(log), ListQuery.parse(query), patienceMs);
  };

  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
    const inbox = new Inbox(store, async () => undefined);
    const attachments = [{ id: "a", type: "image/png" }];
    for (let i = 0; i < 600; i++) {
      const conversation = `c${i}`;
      await inbox.receive({
        id: conversation,
        conversation,
        address: { channel: "sms", to: "+1" },
        text: "",
        attachments,
      });
    }
  }, 60_000);
  afterAll(() => store.close());

  it("are all looked through, and counted", async () => {
    const found = await list({ channel: "sms" });
    expect([found.total, found.among]).toEqual([600, undefined]);
    expect((await list({ channel: "web" })).total).toBe(0);
  });

  it("are looked through for as long as somebody waits, and the list says among how many", async () => {
    expect(await list({ channel: "sms" }, 0)).toMatchObject({ total: 200, among: 200 });
  });

  it("are named by what came, where it came without words", async () => {
    const [row] = (await list({ limit: 1 })).conversations;
    expect(row?.last).toEqual({ from: "customer", text: "📎 image/png" });
  });
});
