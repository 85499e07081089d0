import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DemoModel } from "../../agents/demo-model/demo-model.ts";
import type { Model } from "../../core/index.ts";
import { until } from "../standins/server.ts";
import { hasRedis } from "../support/redis.ts";
import type { Talk } from "./talk.ts";
import { openThreeDoors, type ThreeDoors } from "./three-doors.ts";

const swift = (): Model => new DemoModel({ pace: { piece: 4_000, everyMs: 0 } });

describe.skipIf(!hasRedis())("one story over three channels", { timeout: 60_000 }, () => {
  const open: ThreeDoors[] = [];
  const doors = async (model = swift()): Promise<ThreeDoors> => {
    const opened = await openThreeDoors(model);
    open.push(opened);
    return opened;
  };
  afterAll(async () => {
    for (const each of open) await each.close();
  });

  describe("a seat is changed", () => {
    const ends: Record<string, object> = {};
    beforeAll(async () => {
      const told = { sms: await doors(), slack: await doors(), web: await doors() };
      ends.sms = await changesSeat(told.sms, told.sms.bySms("+447700900111"));
      ends.slack = await changesSeat(told.slack, told.slack.bySlack("taylor"));
      ends.web = await changesSeat(told.web, await told.web.byWeb());
    }, 120_000);

    it("ends in the same airline state", () => {
      expect(ends.sms).toMatchObject({ seats: { "FLT-123/2026-11-21": ["14C"] } });
      expect(ends.slack).toEqual(ends.sms);
      expect(ends.web).toEqual(ends.sms);
    });
  });

  it("goes on by SMS where a chat on the web left off, once the customer has proved who they are", async () => {
    const house = await doors();
    const web = await house.byWeb();
    await web.says("Can I change my seat? LL0EZ6, Lee", /Which seat/);
    const sms = house.bySms("+447700900112");
    // Nobody is known by a phone number alone.
    expect(await sms.says("What is my seat?", /confirmation code/)).not.toMatch(/23A/);
    await sms.says("LL0EZ6, Lee", /23A/);
    const [onWeb, bySms] = [await house.log.state(web.conversation()), await house.log.state(sms.conversation())];
    expect(bySms?.contact).toBeTruthy();
    expect(bySms?.contact).toBe(onWeb?.contact);
    await sms.says("seat 14C", /14C.*instead of 23A/s);
    await web.says("what's my seat?", /14C/);
  });

  it("sends no answer to somebody who said STOP while it was thought of, and the log says why", async () => {
    const model = new HeldModel();
    const house = await doors(model);
    const sms = house.bySms("+447700900113");
    await sms.sends("How many bags may I take?");
    await until("the model is asked", () => model.asked > 0);
    await sms.sends("STOP");
    await until("the opt-out is kept", async () => (await house.log.state(sms.conversation()))?.optedOut === true);
    model.letGo();
    const entries = () => house.log.read(sms.conversation());
    const suppressed = async () =>
      (await entries()).find((entry) => entry.kind === "delivery" && entry.state === "suppressed");
    await until("the answer is held back", async () => (await suppressed()) !== undefined, 10_000);
    expect(await suppressed()).toMatchObject({ reason: "opted out" });
    // Twilio's own confirmation, and nothing of ours.
    expect(await sms.heard()).toEqual([expect.stringContaining("successfully been unsubscribed")]);
  });
});

/** Finds the booking, looks at the plane, moves; returns the booking as the airline has it then. */
async function changesSeat({ airline }: ThreeDoors, customer: Talk): Promise<object> {
  await customer.says("Can I change my seat?", /confirmation code/);
  await customer.says("LL0EZ6, Lee", /LL0EZ6.*23A/s);
  await customer.says("seat 14C", /14C.*instead of 23A/s);
  return airline.bookings.find("LL0EZ6");
}

/** Thinks until it is let go. */
class HeldModel implements Model {
  asked = 0;
  readonly #model = swift();
  readonly #held: Promise<void>;
  letGo: () => void = () => undefined;

  constructor() {
    this.#held = new Promise((resolve) => {
      this.letGo = resolve;
    });
  }

  async respond(...request: Parameters<Model["respond"]>): ReturnType<Model["respond"]> {
    this.asked++;
    await this.#held;
    return this.#model.respond(...request);
  }
}
