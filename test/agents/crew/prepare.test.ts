import { afterAll, beforeAll, expect, it } from "vitest";
import { MovableClock } from "../../../agents/airline/clock.ts";
import { openAirline } from "../../../agents/airline/redis-airline.ts";
import { CustomerContext } from "../../../agents/context.ts";
import { prepareFrom } from "../../../agents/crew/prepare.ts";
import { openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl } from "../../support/redis.ts";

let store: Store;
let prepare: ReturnType<typeof prepareFrom>;
beforeAll(async () => {
  store = openStore(await freshRedisUrl());
  prepare = prepareFrom(openAirline(store, new MovableClock("2026-11-20T19:30:00Z")));
});
afterAll(() => store.close());

const withProof = (...bookings: string[]) =>
  CustomerContext.open({
    conversation: "c",
    channel: "web",
    heard: [],
    stored: bookings.length > 0 ? { proof: { bookings, how: "code_and_name", at: "2026-11-20T19:00:00Z" } } : {},
  });

it("lays the only proven booking, and its only flight, on the desk of whoever takes over", async () => {
  const context = await withProof("LL0EZ6");
  await prepare(context, "SEATS");
  expect(context.kept.focus).toEqual({ booking: "LL0EZ6", flight: { flight_number: "FLT-123", date: "2026-11-21" } });
});

it("chooses no flight where there are several", async () => {
  const context = await withProof("IR-D204");
  await prepare(context, "FLIGHTS");
  expect(context.kept.focus).toEqual({ booking: "IR-D204" });
});

it("invents nothing for somebody who has proved nothing", async () => {
  const context = await withProof();
  await prepare(context, "SEATS");
  expect(context.kept.focus).toEqual({});
});

it("leaves open which of several bookings is meant, and one that is gone alone", async () => {
  const several = await withProof("LL0EZ6", "IR-D204");
  await prepare(several, "SEATS");
  expect(several.kept.focus).toEqual({});
  const gone = await withProof("QQQ999");
  await prepare(gone, "SEATS");
  expect(gone.kept.focus).toEqual({ booking: "QQQ999" });
});
