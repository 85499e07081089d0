import { describe, expect, it } from "vitest";
import { type Entry, News, openStore } from "../../../core/index.ts";
import { backOffice, inbound } from "../../support/conversation.ts";
import { freshRedisUrl } from "../../support/redis.ts";

const VIEWERS = 200;

describe("two hundred viewers of one busy conversation", () => {
  it("see every entry once, for one read of the store per piece of news", async () => {
    const url = await freshRedisUrl();
    const store = openStore(url);
    const watching = openStore(url);
    const { inbox, log } = backOffice(store);
    await inbox.receive(inbound("m0"));
    const news = new News(watching);
    const seen: number[][] = Array.from({ length: VIEWERS }, () => []);
    const watch = (mine: number[]) =>
      news.watch("c1", 0, {
        entries: (entries: Entry[]) => void mine.push(...entries.map(({ seq }) => seq)),
        live: () => undefined,
      });
    const stops = await Promise.all(seen.map(watch));

    let reads = 0;
    const xrange = watching.redis.xrange.bind(watching.redis);
    watching.redis.xrange = ((...args: Parameters<typeof xrange>) => {
      reads++;
      return xrange(...args);
    }) as typeof watching.redis.xrange;
    for (let i = 1; i <= 20; i++) await inbox.receive(inbound(`m${i}`));
    const all = (await log.read("c1")).map(({ seq }) => seq);
    for (let i = 0; i < 100 && seen.some((mine) => mine.length < all.length); i++)
      await new Promise((resolve) => setTimeout(resolve, 20));

    for (const mine of seen) expect(mine).toEqual(all);
    expect(reads).toBeLessThanOrEqual(20);
    for (const stop of stops) stop();
    await watching.close();
    await store.close();
  });
});
