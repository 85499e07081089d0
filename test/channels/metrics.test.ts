import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMetrics, openStore, type Store, workloadOf } from "../../core/index.ts";
import { said, Visitor } from "../support/browserless.ts";
import { type House, openHouse, respondWith } from "../support/house.ts";
import { freshRedisUrl } from "../support/redis.ts";

describe("/metrics", () => {
  let store: Store;
  let house: House;
  beforeAll(async () => {
    const redisUrl = await freshRedisUrl();
    store = openStore(redisUrl);
    const metrics = openMetrics(async () => ({ ...(await workloadOf(store)), jobs: { turns: 0 } }));
    const answer = respondWith(() => {
      throw new Error("no answer today");
    });
    house = await openHouse({ redisUrl, responder: answer, web: { metrics } });
  });
  afterAll(async () => {
    await house.close();
    await store.close();
  });

  const figure = async (line: string): Promise<number> => {
    const text = await (await fetch(`${house.url}/metrics`)).text();
    const found = text.split("\n").find((each) => each.startsWith(`${line} `));
    return Number(found?.slice(line.length + 1) ?? Number.NaN);
  };

  it("tells what waits, who listens and how long requests take", async () => {
    expect(await figure("jetbridge_pending_conversations")).toBe(0);
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("hello");
    await stream.until(said("customer", "hello"));
    expect(await figure("jetbridge_pending_conversations")).toBe(1);
    expect(await figure("jetbridge_oldest_pending_seconds")).toBeGreaterThan(0);
    expect(await figure("jetbridge_open_streams")).toBe(1);
    expect(await figure('jetbridge_request_seconds_count{route="/chat/messages",status="202"}')).toBe(1);
    stream.cut();
  });

  it("makes no series of paths that anybody can make up", async () => {
    await fetch(`${house.url}/chat/${crypto.randomUUID()}`);
    await fetch(`${house.url}/${crypto.randomUUID()}`);
    expect(await figure('jetbridge_request_seconds_count{route="other",status="404"}')).toBe(2);
  });

  it("tells how many cases are open, and since when", async () => {
    expect(await figure("jetbridge_open_cases")).toBe(0);
    await store.redis.zadd("jb:{p3}:cases", Date.now() - 90_000, "somebody");
    expect(await figure("jetbridge_open_cases")).toBe(1);
    expect(await figure("jetbridge_oldest_case_seconds")).toBeGreaterThanOrEqual(90);
  });
});
