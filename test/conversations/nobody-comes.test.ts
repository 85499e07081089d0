import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentences } from "../../agents/language/index.ts";
import { until } from "../standins/server.ts";
import { hasRealRedis } from "../support/redis.ts";
import { openWholeHouse, sure, type WholeHouse } from "./whole-house.ts";

const GROUP = "S0LEADS";

describe.skipIf(!hasRealRedis())("a case that nobody claims, at the running house", { timeout: 60_000 }, () => {
  let house: WholeHouse;
  beforeAll(async () => {
    house = await openWholeHouse({ CLAIM_WITHIN: "2s", SLACK_ESCALATION_GROUP: GROUP });
    house.thinks(() => sure("Le ayudo con gusto."));
  }, 90_000);
  afterAll(() => house?.close());

  it("reminds staff, calls more of them, then tells the customer in Spanish, and the bot goes on", async () => {
    const customer = house.bySms("+447700900601");
    await customer.says("Quiero hablar con una persona, por favor", /compañero/);
    const c = customer.conversation();
    const calls = () => house.thread(c).filter((text) => /^<!(?:here|subteam)/.test(text));
    await until("two calls", () => calls().length >= 2, 20_000);
    expect(calls()[0]).toMatch(/^<!here> .*Still nobody/);
    expect(calls()[1]).toMatch(new RegExp(`^<!subteam\\^${GROUP}> .*waited twice`));
    const plain = (text: string) => text.replace(/[^\p{L}]+/gu, " ");
    const regrets = plain(sentences.es.nobody_came());
    await until("the regrets", async () => (await customer.heard()).some((text) => plain(text) === regrets), 20_000);
    expect((await house.log.state(c))?.owner).toBe("bot");
    await customer.says("¿Me puede ayudar con mi equipaje?", /gusto/);
    // Whoever comes late still finds it.
    await house.presses(house.ben, c, "desk_claim");
    await until("Ben", async () => (await house.log.state(c))?.owner === "human", 10_000);
    expect((await customer.heard()).filter((text) => plain(text) === regrets)).toHaveLength(1);
  });
});
