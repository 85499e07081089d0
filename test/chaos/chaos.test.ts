import { describe, expect, it } from "vitest";
import { hasRealRedis } from "../support/redis.ts";
import { runScenario } from "./scenario.ts";

describe.skipIf(!hasRealRedis())("in bad weather", () => {
  it("loses, reorders, repeats and leaks nothing", async () => {
    const verdict = await runScenario(
      {
        name: "everything dies",
        fsync: "always",
        killWorkerEvery: [150, 600],
        stopWorkerEvery: [600, 1_500],
        killRedisEvery: [2_000, 4_000],
      },
      { messages: 300, conversations: 30, workers: 3, withinMs: 90_000, seed: 7 },
      () => undefined,
    );
    expect(verdict).toMatchObject({ acked: 300, lost: 0, reordered: 0, repeated: 0, leaked: 0 });
    expect(verdict.kills).toBeGreaterThan(3);
    expect(verdict.redisKills).toBeGreaterThan(0);
    expect(verdict.takeovers).toBeGreaterThan(0);
  }, 180_000);
});
