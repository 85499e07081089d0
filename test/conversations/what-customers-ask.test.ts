import { describe, expect, it } from "vitest";
import { DemoModel } from "../../agents/demo-model/demo-model.ts";
import { play } from "../../agents/eval/play.ts";
import { scenarios } from "../../agents/eval/scenarios/index.ts";
import { hasRealRedis } from "../support/redis.ts";
import { stage } from "./stage.ts";

const onStage = stage({ model: new DemoModel({ pace: { piece: 4000, everyMs: 0 } }) });

describe.skipIf(!hasRealRedis())("what customers ask, answered by the stand-in on a stocked airline", () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_, scenario) => {
    const { faults, turns } = await play(scenario, onStage);
    expect(faults, turns.map(({ said, reply }) => `> ${said}\n${reply}`).join("\n")).toEqual([]);
  });
});
