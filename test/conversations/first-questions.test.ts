import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await frontDesk();
});
afterAll(() => desk.close());

describe("somebody who just opened the page", () => {
  it("is told about Wi-Fi", async () => {
    const { reply, agent } = await desk.customer().says("Is there wifi on the flight?");
    expect({ reply, agent }).toMatchObject({ agent: "FAQ", reply: expect.stringMatching(/free.*Airline-Wifi/) });
  });

  it("is told where a flight is", async () => {
    const { reply } = await desk.customer().says("What's the status of flight PA441?");
    expect(reply).toMatch(/PA441 from Paris \(CDG\) to New York \(JFK\)/);
  });

  it("is told how many seats the planes have", async () => {
    const { reply } = await desk.customer().says("How many seats are on the plane?");
    expect(reply).toMatch(/120 seats: 22 in business/);
  });

  it("is told that a flight does not exist, and nothing is invented", async () => {
    const { reply } = await desk.customer().says("Is flight ZZ999 on time?");
    expect(reply).toMatch(/can't find a flight ZZ999/);
    expect(reply).not.toMatch(/gate|on time|\d\d:\d\d/i);
  });

  it("gets a person for the asking, from whichever agent they talk to", async () => {
    const taylor = desk.customer();
    expect(await taylor.says("I want a person")).toMatchObject({ escalated: "asked" });
    await taylor.says("What's the status of flight FLT-123?");
    expect(await taylor.says("Let me talk to a human please")).toMatchObject({
      escalated: "asked",
      agent: "Flight information",
    });
  });

  it("is told honestly what answers", async () => {
    const { reply } = await desk.customer().says("Are you a bot?");
    expect(reply).toMatch(/not a person/);
    expect(reply).toMatch(/rule-based stand-in/);
  });
});
