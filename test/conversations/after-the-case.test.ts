import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approvedWords } from "../../agents/language/approved.ts";
import { compensationOf, sentences } from "../../agents/language/index.ts";
import { until } from "../standins/server.ts";
import { hasRealRedis } from "../support/redis.ts";
import { bookings, looksUp, REASONS } from "./reasons.ts";
import type { Talk } from "./talk.ts";
import { openWholeHouse, sure, type WholeHouse } from "./whole-house.ts";

describe.skipIf(!hasRealRedis())("what customers hear of a case, at the running house", { timeout: 60_000 }, () => {
  let house: WholeHouse;
  beforeAll(async () => {
    house = await openWholeHouse();
    // The airline is stocked by whoever asks first.
    house.thinks(looksUp("LL0EZ6")("es"));
    await house.bySms("+447700900999").says(bookings.es ?? "", /mañana/);
  }, 90_000);
  afterAll(() => house?.close());

  const certificates = async (): Promise<number> => {
    const morgan = JSON.parse((await house.store.redis.hget("{air}:customer", "morgan_lee_1001")) ?? "{}");
    return Object.keys(morgan.payment_methods ?? {}).length;
  };
  /** One trip is compensated once: each customer here has it anew. */
  const asksForCompensation = async (customer: Talk, language: "de" | "es"): Promise<() => Promise<unknown>> => {
    const before = (await house.store.redis.hget("{air}:booking", "IR-D204")) ?? "";
    const reason = REASONS.approval;
    if (!reason?.think) throw new Error("nothing to approve");
    house.thinks(reason.think(language));
    const [claim = "", yes = ""] = reason.says(language);
    await customer.says(claim, /\S/);
    await customer.says(yes, /900/);
    await until("the request", () => house.cases(customer.conversation()).length > 0, 10_000);
    return () => house.store.redis.hset("{air}:booking", "IR-D204", before);
  };
  const isTold = (customer: Talk, words: string) =>
    until(`${words}`, async () => bare(await customer.heard()).includes(bare([words])), 15_000);

  it("an approval is carried out once, and told in German", async () => {
    const customer = house.bySms("+447700900501");
    const mend = await asksForCompensation(customer, "de");
    const before = await certificates();
    await house.presses(house.ana, customer.conversation(), "desk_approve");
    await isTold(customer, approvedWords("de", compensationOf(900, "de")));
    expect(await certificates()).toBe(before + 1);
    expect((await house.log.state(customer.conversation()))?.case).toMatchObject({ state: "returned" });
    await mend();
  });

  it.skipIf(!existsSync("/proc/self/stat"))(
    "an approval is carried out once though no worker lived to see it",
    async () => {
      const customer = house.bySlack("Nils");
      const mend = await asksForCompensation(customer, "de");
      const before = await certificates();
      process.kill(workerOf(house.house.pid), "SIGKILL");
      await house.presses(house.ana, customer.conversation(), "desk_approve");
      await isTold(customer, approvedWords("de", compensationOf(900, "de")));
      expect(await certificates()).toBe(before + 1);
      const done = (await house.log.read(customer.conversation())).filter(
        (entry) => entry.kind === "case" && entry.event === "carried_out",
      );
      expect(done).toHaveLength(1);
      await mend();
    },
  );

  it("a denial is told kindly, in Spanish, and nothing is given", async () => {
    const customer = await house.byWeb();
    const mend = await asksForCompensation(customer, "es");
    const before = await certificates();
    await house.presses(house.ben, customer.conversation(), "desk_deny");
    await isTold(customer, sentences.es.denied({ what: compensationOf(900, "es") }));
    expect(await certificates()).toBe(before);
    await mend();
  });

  const claimed = async (customer: Talk): Promise<string> => {
    house.thinks(() => sure("We are looking for it."));
    await customer.says("I want to talk to a person", /colleague/);
    const c = customer.conversation();
    await until("the case", () => house.cases(c).length > 0, 10_000);
    await house.presses(house.ana, c, "desk_claim");
    await until("a person", async () => (await house.log.state(c))?.owner === "human", 10_000);
    return c;
  };
  const resolves = async (c: string): Promise<void> => {
    const { views } = house.slack.workspace;
    const known = new Set(views.keys());
    await house.presses(house.ana, c, "desk_resolve");
    const modal = () => [...views.values()].find(({ id }) => !known.has(id));
    await until("the modal", () => modal() !== undefined);
    const opened = modal();
    if (!opened) return;
    await house.ana.submits(opened, { resolution: { value: { selected_option: { value: "Solved" } } } });
    await until("its end", async () => (await house.log.state(c))?.resolved === true, 10_000);
  };
  it("what a colleague settled may be repeated by the bot, and is known when the customer comes back", async () => {
    const customer = house.bySms("+447700900504");
    const c = await claimed(customer);
    const desk = [...house.slack.workspace.channels.values()].find(({ name }) => name === "staff-desk");
    const thread = house.cases(c).at(-1)?.ts ?? "";
    if (!desk) throw new Error("no desk");
    await house.presses(house.ana, c, "desk_live_on");
    await house.ana.says("Seat 17F is yours for $37.", { channel: desk, thread });
    await isTold(customer, "Seat 17F is yours for $37.");
    const { views } = house.slack.workspace;
    const known = new Set(views.keys());
    await house.presses(house.ana, c, "desk_hand_back");
    const modal = () => [...views.values()].find(({ id }) => !known.has(id));
    await until("the modal", () => modal() !== undefined);
    const opened = modal();
    if (opened) await house.ana.submits(opened, { briefing: { value: { value: "" } } });
    house.thinks(() => sure("Seat 17F is yours for $37, as Ana said."));
    await customer.says("What did you say my seat costs?", /as Ana said/);
    expect((await house.log.state(c))?.case?.state).toBe("returned");

    await customer.says("Let me talk to a person again, please", /colleague/);
    await until("the second case", () => house.cases(c).length === 2, 10_000);
    await house.presses(house.ana, c, "desk_claim");
    await until("Ana", async () => (await house.log.state(c))?.owner === "human", 10_000);
    await resolves(c);
    const asked: string[] = [];
    house.thinks((request) => {
      asked.push(JSON.stringify(request.input));
      return sure("Hello again.");
    });
    await customer.says("Hi, one more thing about my trip", /Hello again/);
    expect(asked[0]).toContain("closed by Ana, as: Solved");
    expect(asked[0]).not.toContain("Let me talk to a person");
  });

  const ratings = async (c: string): Promise<number[]> =>
    (await house.log.read(c)).flatMap((entry) => (entry.kind === "rating" ? [entry.value] : []));

  it.each(["sms", "slack"])("how it went is asked by %s itself, and a figure is the answer", async (channel) => {
    const customer = channel === "sms" ? house.bySms("+447700900502") : house.bySlack("Rita");
    const c = await claimed(customer);
    // In the middle of a case it is only a figure.
    await customer.sends("5");
    // Nobody closes a case over words they have not seen.
    await until("staff to see it", () => house.thread(c).some((text) => /\*Customer\*: 5$/m.test(text)), 10_000);
    await resolves(c);
    await isTold(customer, sentences.en.satisfaction_ask());
    expect(await ratings(c)).toEqual([]);
    await customer.says("4", new RegExp(sentences.en.satisfaction_thanks().slice(0, 12)));
    expect(await ratings(c)).toEqual([4]);
    // Once is enough: another figure is an ordinary message.
    await customer.says("3", /\S/);
    expect(await ratings(c)).toEqual([4]);
  });

  it("whoever opted out is asked nothing and written to by nobody, staff included", async () => {
    const customer = house.bySms("+447700900503");
    const c = await claimed(customer);
    await isTold(customer, sentences.en.person_joined({ name: "Ana" }));
    await customer.sends("STOP");
    await until("the opt-out", async () => (await house.log.state(c))?.optedOut === true);
    const before = await customer.heard();
    await until("no way to reply", () => !JSON.stringify(house.cases(c).at(-1)?.blocks).includes("desk_reply"), 10_000);
    await resolves(c);
    expect(await customer.heard()).toEqual(before);
    expect(
      (await house.log.messages(c)).some(
        (entry) => entry.kind === "message" && entry.message.sentence === "satisfaction_ask",
      ),
    ).toBe(false);
  });
});

/** The process of the house that does its work. */
function workerOf(supervisor: number): number {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const found = processes.find((pid) => {
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1];
      return parent === String(supervisor) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("worker.ts");
    } catch {
      // It ended while it was looked at.
      return false;
    }
  });
  if (!found) throw new Error("the house has no worker");
  return Number(found);
}

const bare = (texts: readonly string[]): string => texts.join("\n").replace(/[^\p{L}\p{N}]+/gu, " ");
