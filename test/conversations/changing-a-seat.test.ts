import { afterAll, beforeAll, expect, it } from "vitest";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await frontDesk();
});
afterAll(() => desk.close());

const seat = async (): Promise<string | null | undefined> => {
  const { flights, seats } = await desk.airline.bookings.find("LL0EZ6");
  const [leg] = flights;
  return leg && seats?.[`${leg.flight_number}/${leg.date}`]?.[0];
};

it("changes a seat, shows the map, tells the flight's status and counts the plane's seats", async () => {
  const taylor = desk.customer();

  const asked = await taylor.says("Can I change my seat?");
  expect(asked.handoffs).toEqual(["Seats and special services"]);
  expect(asked.reply).toMatch(/confirmation code/);

  const found = await taylor.says("LL0EZ6, Lee");
  expect(found.reply).toMatch(/LL0EZ6.*FLT-123.*23A/);
  expect(found.reply).toMatch(/Which seat/);

  const map = await taylor.says("show me the seat map");
  expect(map.tools.map(({ name }) => name)).toContain("seat_map");
  expect(map.reply).toMatch(/Airbus A319/);

  const moved = await taylor.says("seat 14C");
  expect(moved.reply).toMatch(/seat 14C on FLT-123.*instead of 23A/);
  expect(await seat()).toBe("14C");

  const back = await taylor.says("seat 23A");
  expect(back.reply).toMatch(/23A/);
  expect(await seat()).toBe("23A");

  const status = await taylor.says("What's the status of my flight?");
  expect(status.handoffs.at(-1)).toBe("Flight information");
  expect(status.reply).toMatch(/FLT-123.*on time/);
  expect(status.reply).toMatch(/Gate A10/);

  const plane = await taylor.says("how many seats are on this plane?");
  expect(plane.handoffs.at(-1)).toBe("FAQ");
  expect(plane.reply).toMatch(/120 seats: 22 in business and 98 in economy/);
  expect(plane.reply).toMatch(/4 and 16/);
});

it("offers no seat that is taken, of another cabin, or at an exit without a promise to help", async () => {
  const taylor = desk.customer();
  await taylor.says("I'd like another seat. LL0EZ6, Lee");

  expect((await taylor.says("99Z")).reply).not.toMatch(/Done/);
  expect((await taylor.says("2B please")).reply).not.toMatch(/Done/);
  expect((await taylor.says("then 16A")).reply).toMatch(/able and willing to help/);
  expect(await seat()).toBe("23A");
});

it("takes a seat that is named after the booking was shown for a wish, however it is put", async () => {
  const taylor = desk.customer();
  await taylor.says("LL0EZ6, Lee");
  expect((await taylor.says("whats free by the window")).reply).toMatch(/Free window seats on FLT-123: .*Which seat/);
  expect((await taylor.says("14C")).reply).toMatch(/Done.*14C/);
  expect((await taylor.says("23A")).reply).toMatch(/Done.*23A/);
});

it("does not ask for the code for ever: whoever has none is offered a person", async () => {
  const somebody = desk.customer();
  expect((await somebody.says("chnage my seat plz")).reply).toMatch(/confirmation code/);
  expect((await somebody.says("i have it not here")).reply).toMatch(/bring in a colleague/);
  expect((await somebody.says("yes")).tools.map(({ name }) => name)).toContain("ask_for_person");
});
