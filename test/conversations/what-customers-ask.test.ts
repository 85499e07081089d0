import { describe, expect, it } from "vitest";
import { DemoModel } from "../../agents/demo-model/demo-model.ts";
import { play } from "../../agents/eval/play.ts";
import { scenarios } from "../../agents/eval/scenarios/index.ts";
import { openLogs, openStore, readConfig } from "../../core/index.ts";
import { freshRedisUrl } from "../support/redis.ts";

const stage = {
  config: readConfig({}),
  logs: openLogs("silent", "conversations"),
  model: new DemoModel({ pace: { piece: 4000, everyMs: 0 } }),
  async withStore<T>(work: (store: ReturnType<typeof openStore>) => Promise<T>): Promise<T> {
    const store = openStore(await freshRedisUrl());
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  },
};

describe("what customers ask, answered by the stand-in on a stocked airline", () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_, scenario) => {
    const { faults, turns } = await play(scenario, stage);
    expect(
      faults,
      JSON.stringify(
        turns.map(({ said, reply, tools }) => ({ said, reply, tools })),
        null,
        2,
      ),
    ).toEqual([]);
  });
});
