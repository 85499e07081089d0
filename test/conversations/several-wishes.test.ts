import { afterEach, beforeEach, expect, it } from "vitest";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
beforeEach(async () => {
  desk = await frontDesk();
});
afterEach(() => desk.close());

it("takes several wishes one after the other, each with its own yes, and forgets none", async () => {
  const morgan = desk.customer();
  const first = await morgan.says(
    "My first flight is delayed and I'll miss my connection in New York, my bag is missing and I need a hotel for the night",
  );
  expect(first.reply).toMatch(/confirmation code[\s\S]*Then I'll see to your bag and what you are owed/);
  expect((await morgan.says("IR-D204, Lee")).reply).toMatch(/NY802 is missed[\s\S]*NY950/);

  expect((await morgan.says("NY950")).reply).toMatch(/NY950[\s\S]*Shall I go ahead/);
  const bag = await morgan.says("confirm");
  expect(bag.reply).toMatch(/is now on NY950[\s\S]*claim for bag BG20488[\s\S]*Shall I go ahead/);
  const care = await morgan.says("ok");
  expect(care.reply).toMatch(/I've reported it[\s\S]*\$180[\s\S]*Shall I go ahead/);
  await morgan.says("yes please");

  const booking = await desk.airline.bookings.find("IR-D204");
  expect(booking.flights.map(({ flight_number }) => flight_number)).toEqual(["PA441", "NY950"]);
  expect(booking.cases).toHaveLength(1);
  expect((await desk.airline.care.bag("BG20488")).claims).toHaveLength(1);
});

it("goes on with the next wish when one is turned down", async () => {
  const morgan = desk.customer();
  await morgan.says("Get me on another flight please, and my bag is missing too. IR-D204, Lee");
  await morgan.says("NY982");
  const bag = await morgan.says("no, leave the flight as it is");
  expect(bag.reply).toMatch(/changed nothing[\s\S]*BG20488/);
  expect((await desk.airline.bookings.find("IR-D204")).flights.map(({ flight_number }) => flight_number)).toEqual([
    "PA441",
    "NY802",
  ]);
});

it("answers two questions of two agents in one reply", async () => {
  const { reply, handoffs } = await desk.customer().says("What's the status of PA441? And is there wifi on board?");
  expect(reply).toMatch(/PA441[\s\S]*Airline-Wifi/);
  expect(handoffs).toContain("FAQ");
});

it("answers a question in between, and comes back to what it had asked", async () => {
  const taylor = desk.customer();
  await taylor.says("I want to change my seat");
  const between = await taylor.says("sure, but is there wifi on the flight?");
  expect(between.reply).toMatch(/Airline-Wifi[\s\S]*confirmation code/);
  expect((await taylor.says("LL0EZ6, Lee")).reply).toMatch(/23A[\s\S]*Which seat/);
});
