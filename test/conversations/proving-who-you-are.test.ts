import { afterAll, beforeAll, expect, it } from "vitest";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
beforeAll(async () => {
  desk = await frontDesk();
});
afterAll(() => desk.close());

it("asks for the code and the name before it tells anything of a booking", async () => {
  const someone = desk.customer();
  const asked = await someone.says("Is my flight on time?");
  expect(asked.reply).toMatch(/confirmation code, and the last name/);
  expect((await someone.says("LL0EZ6")).reply).toMatch(/last name/);
  expect((await someone.says("Lee")).reply).toMatch(/FLT-123.*on time/);
});

it("tells a wrong name and a wrong code apart for nobody", async () => {
  const wrongName = await desk.customer().says("Find my booking LL0EZ6, last name Smith");
  const noSuchCode = await desk.customer().says("Find my booking QQQ999, last name Smith");
  expect(wrongName.reply).toBe(noSuchCode.reply);
  expect(wrongName.reply).not.toMatch(/Lee|FLT-123|23A/);
});

it("goes on with what was wanted once the name is corrected", async () => {
  const taylor = desk.customer();
  await taylor.says("Which seat do I have? LL0EZ6, last name Leigh");
  expect((await taylor.says("sorry, the last name is Lee")).reply).toMatch(/23A/);
});

it("remembers the proof for the rest of the conversation, and for no other", async () => {
  const taylor = desk.customer();
  await taylor.says("My booking is LL0EZ6, Lee");
  expect((await taylor.says("what's my seat?")).reply).toMatch(/23A/);
  expect((await desk.customer().says("what's my seat on LL0EZ6?")).reply).not.toMatch(/23A/);
});

it("stops answering after five wrong names, the right one included", async () => {
  const guesser = desk.customer();
  for (const name of ["Smith", "Jones", "Brown", "Miller", "Davis"]) {
    await guesser.says(`Find booking LL0EZ6, last name ${name}`);
  }
  const right = await guesser.says("Find booking LL0EZ6, last name Lee");
  expect(right.reply).toMatch(/too many/i);
  expect(right.reply).not.toMatch(/FLT-123|23A/);
});
