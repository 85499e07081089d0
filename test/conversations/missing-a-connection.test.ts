import { afterAll, beforeAll, expect, it } from "vitest";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await frontDesk();
});
afterAll(() => desk.close());

it("sees the missed connection, rebooks, finds a seat at the front and grants what is owed", async () => {
  const morgan = desk.customer();

  const told = await morgan.says("I'm flying from Paris to Austin via New York and my first leg is delayed");
  expect(told.handoffs).toEqual(["Flight information"]);

  const options = await morgan.says("IR-D204, Lee");
  expect(options.reply).toMatch(/PA441.*delayed by 5 hours/);
  expect(options.reply).toMatch(/connection to NY802 is missed/);
  expect(options.reply).toMatch(/NY950[\s\S]*NY982/);

  const proposed = await morgan.says("NY950 please");
  expect(proposed.handoffs).toEqual(["Booking and cancellation"]);
  expect(proposed.reply).toMatch(/IR-D204.*NY950.*seat 2A/);

  const rebooked = await morgan.says("confirm");
  expect(rebooked.reply).toMatch(/Done.*NY950/);
  expect((await desk.airline.bookings.find("IR-D204")).flights.map(({ flight_number }) => flight_number)).toEqual([
    "PA441",
    "NY950",
  ]);

  const front = await morgan.says("I also need a front row seat for medical reasons");
  expect(front.agent).toBe("Seats and special services");
  expect(front.reply).toMatch(/front-row seat for medical needs/);

  const care = await morgan.says("I'm really unhappy about this overnight delay. What can you do for me?");
  expect(care.agent).toBe("Refunds and compensation");
  expect(care.reply).toMatch(/CMP-\w+/);
  expect(care.reply).toMatch(/hotel voucher of up to \$180/);
  expect(care.reply).toMatch(/meal voucher of up to \$60/);
  expect(care.reply).toMatch(/ground transport voucher of up to \$40/);

  const bag = await morgan.says("And what about my bag?");
  expect(bag.agent).toBe("Baggage");
  expect(bag.reply).toMatch(/BG20488 has not been located/);
});
