import { afterAll, beforeEach, expect, it } from "vitest";
import type { Customer } from "../../agents/eval/customer.ts";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
let taylor: Customer;
beforeEach(async () => {
  await desk?.close();
  desk = await frontDesk();
  taylor = desk.customer();
  const proposed = await taylor.says("Cancel my flight please. LL0EZ6, Lee");
  expect(proposed.reply).toMatch(/Shall I go ahead/);
});
afterAll(() => desk.close());

const isCancelled = async () => (await desk.airline.bookings.find("LL0EZ6")).status === "cancelled";

it.each(["yes", "yes please", "That's correct.", "go ahead", "CONFIRM", "ok, do it", "sure, thanks"])(
  "cancels after %s",
  async (yes) => {
    await taylor.says(yes);
    expect(await isCancelled()).toBe(true);
  },
);

it.each([
  "no",
  "no, leave it as it is",
  "actually no, forget it",
  "wait, I changed my mind",
  "hmm, not sure yet",
  "yes, but only if I get everything back",
  "what would I get back?",
  "how long does the refund take?",
  "why?",
])("cancels nothing after %s", async (other) => {
  await taylor.says(other);
  expect(await isCancelled()).toBe(false);
});

it("does not take a yes for a proposal that other matters have pushed aside", async () => {
  await taylor.says("no wait, what's the status of flight PA441?");
  const { reply } = await taylor.says("What's my gift card balance?");
  expect(reply).toMatch(/member/);
  await taylor.says("ok thanks");
  expect(await isCancelled()).toBe(false);
});

it("does not take a yes half an hour later", async () => {
  desk.clock.advance({ minutes: 31 });
  await taylor.says("yes");
  expect(await isCancelled()).toBe(false);
});

it("takes another wish instead, and asks again before it does that", async () => {
  const instead = await taylor.says("no, move me to business class instead");
  expect(instead.reply).toMatch(/business[\s\S]*Shall I go ahead/);
  expect(await isCancelled()).toBe(false);
  await taylor.says("confirm");
  expect((await desk.airline.bookings.find("LL0EZ6")).cabin).toBe("business");
  expect(await isCancelled()).toBe(false);
});

it("carries out the card's button as well as words", async () => {
  const { proposal } = taylor.kept;
  await taylor.says("Confirm", { card: proposal?.id ?? "", value: "confirm" });
  expect(await isCancelled()).toBe(true);
});
