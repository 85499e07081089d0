import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ListQuery, listConversations } from "../../../channels/web/agent-view/listing.ts";
import { Rows } from "../../../channels/web/agent-view/rows.ts";
import { Inbox, Log, openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";

const MANY = 2_100;

describe.skipIf(!hasRedis())("more conversations than filters look through", () => {
  let store: Store;
  const list = (query: object) => {
    const log = new Log(store);
    return listConversations(log, new Rows(log), ListQuery.parse(query));
  };

  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
    const inbox = new Inbox(store, async () => undefined);
    const attachments = [{ id: "a", type: "image/png" }];
    for (let i = 0; i < MANY; i += 100) {
      const some = Array.from({ length: 100 }, (_, j) => `c${i + j}`);
      await Promise.all(
        some.map((conversation) =>
          inbox.receive({
            id: conversation,
            conversation,
            address: { channel: "sms", to: "+1" },
            text: "",
            attachments,
          }),
        ),
      );
    }
  }, 60_000);
  afterAll(() => store.close());

  it("are all counted without filters, and with one the list says among how many it looked", async () => {
    expect(await list({})).toMatchObject({ total: MANY });
    expect((await list({})).among).toBeUndefined();
    expect(await list({ channel: "sms" })).toMatchObject({ total: 2_000, among: 2_000 });
  });

  it("are named by what came, where it came without words", async () => {
    const [row] = (await list({ limit: 1 })).conversations;
    expect(row?.last).toEqual({ from: "customer", text: "📎 image/png" });
  });
});
