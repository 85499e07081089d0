import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Erasure, Inbox, openStore, type Store, Uploads } from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";

const DAY_MS = 24 * 3_600_000;
const photo = (id: string) => ({ id, type: "image/png", name: `${id}.png` });

describe.skipIf(!hasRedis())("files customers hand up", () => {
  let store: Store;
  let uploads: Uploads;
  const keys = async () => (await store.redis.keys("*:u[pb]:c")).sort();
  const lifetimes = async () => Promise.all((await keys()).map((key) => store.redis.pttl(key)));
  const says = (attachments: string[]) =>
    new Inbox(store, async () => undefined).receive({
      id: "m1",
      conversation: "c",
      address: { channel: "web", to: "c" },
      text: "",
      attachments: attachments.map(photo),
    });

  beforeEach(async () => {
    store = openStore(await freshRedisUrl());
    uploads = new Uploads(store, { files: 3, bytes: 10 });
  });
  afterEach(() => store.close());

  it("come back byte for byte", async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128, 0]);
    expect(await uploads.add("c", photo("a"), bytes)).toBe(true);
    expect(await uploads.find("c", ["a", "nobody"])).toEqual([{ ...photo("a"), bytes: 6 }]);
    expect(await uploads.read("c", "a")).toEqual(bytes);
    expect(await uploads.read("other", "a")).toBeUndefined();
  });

  it("are forgotten after a day unless a message came with one of them, and then stay", async () => {
    await uploads.add("c", photo("a"), Buffer.from("a"));
    for (const ttl of await lifetimes()) expect(ttl).toBeGreaterThan(DAY_MS - 60_000);
    await says(["a"]);
    await uploads.keep("c", ["a"]);
    expect(await lifetimes()).toEqual([-1, -1]);
    await uploads.add("c", photo("b"), Buffer.from("b"));
    expect(await lifetimes()).toEqual([-1, -1]);
  });

  it("make room where they were never sent, a day later", async () => {
    const [about = ""] = (await uploads.add("c", photo("a"), Buffer.alloc(8))) ? [(await keys())[1]] : [];
    await store.redis.persist(about);
    expect(await uploads.add("c", photo("b"), Buffer.alloc(8))).toBe(false);
    await store.redis.hset(about, "a.since", Date.now() - DAY_MS - 1_000);
    expect(await uploads.add("c", photo("b"), Buffer.alloc(8))).toBe(true);
    expect(await uploads.find("c", ["a", "b"])).toMatchObject([{ id: "b" }]);
    expect(await uploads.read("c", "a")).toBeUndefined();
  });

  it("are as many and as large as a conversation may hold, the same one counted once", async () => {
    for (const id of ["a", "b", "c", "c"]) expect(await uploads.add("c", photo(id), Buffer.alloc(2))).toBe(true);
    expect(await uploads.add("c", photo("d"), Buffer.alloc(1))).toBe(false);
    expect(await uploads.drop("c", "a")).toBe(true);
    expect(await uploads.add("c", photo("d"), Buffer.alloc(7))).toBe(false);
    expect(await uploads.add("c", photo("d"), Buffer.alloc(6))).toBe(true);
  });

  it("can be taken back until they were sent", async () => {
    await uploads.add("c", photo("a"), Buffer.from("a"));
    await uploads.add("c", photo("b"), Buffer.from("b"));
    await says(["a"]);
    await uploads.keep("c", ["a"]);
    expect([await uploads.drop("c", "a"), await uploads.drop("c", "b"), await uploads.drop("c", "b")]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await uploads.find("c", ["a", "b"])).toMatchObject([{ id: "a" }]);
  });

  it("go with their conversation, and none comes back afterwards", async () => {
    await uploads.add("c", photo("a"), Buffer.from("a"));
    await says(["a"]);
    await uploads.keep("c", ["a"]);
    await new Erasure(store).erase("c");
    await uploads.keep("c", ["a"]);
    expect(await keys()).toEqual([]);
  });

  it("stay where their conversation does", async () => {
    await uploads.add("c", photo("a"), Buffer.from("a"));
    await says(["a"]);
    await uploads.keep("c", ["a"]);
    expect(await new Erasure(store).erase("c", Date.now() - DAY_MS)).toBe(false);
    expect(await uploads.read("c", "a")).toEqual(Buffer.from("a"));
  });
});
