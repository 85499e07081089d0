import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { said, Visitor } from "../../support/browserless.ts";
import { openHouse } from "../../support/house.ts";
import { hasRealRedis } from "../../support/redis.ts";
import { RedisServer } from "../../support/redis-server.ts";

describe.skipIf(!hasRealRedis())("while the store is away", () => {
  it("answers 503 with when to try again, and goes on by itself when it is back", async () => {
    const redis = await RedisServer.start("always");
    const house = await openHouse({ redisUrl: redis.url });
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("before");
    await stream.until(said("bot", "before"));

    await redis.kill();
    await sleep(200);
    const refused = await visitor.post({ text: "during" }, { key: "during" });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: "unavailable" } });
    const file = await fetch(`${house.url}/chat/attachments`, {
      method: "POST",
      headers: { authorization: `Bearer ${visitor.token}`, "idempotency-key": "file" },
      body: "%PDF-1.7",
    });
    expect([file.status, Number(file.headers.get("retry-after")) > 0]).toEqual([503, true]);
    expect((await fetch(`${house.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200);

    await redis.restart();
    await accepted(() => visitor.post({ text: "during" }, { key: "during" }));
    await stream.until(said("bot", "during"), 20_000);
    expect((await visitor.history()).map(({ text }) => text)).toEqual(["before", "before", "during", "during"]);

    stream.cut();
    await house.close();
    await redis.stop();
  }, 60_000);
});

async function accepted(send: () => Promise<Response>): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    if ((await send()).status === 202) return;
    await sleep(250);
  }
  throw new Error("never accepted again");
}
