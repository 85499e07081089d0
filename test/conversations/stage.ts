import type { Stage } from "../../agents/eval/play.ts";
import { type Model, openLogs, openStore, readConfig } from "../../core/index.ts";
import { freshRedisUrl } from "../support/redis.ts";

/** Where scenarios are played: the suite's own Redis, an empty database each. */
export const stage = ({ model, settings = {} }: { model?: Model; settings?: Record<string, string> } = {}): Stage => ({
  config: readConfig(settings),
  logs: openLogs("silent", "conversations"),
  ...(model && { model }),
  async withStore(work) {
    const store = openStore(await freshRedisUrl());
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  },
});
