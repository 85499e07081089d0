import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Airline } from "../../../agents/airline/airline.ts";
import { MovableClock } from "../../../agents/airline/clock.ts";
import { httpAirline } from "../../../agents/airline/http-airline.ts";
import { AirlineUnavailable } from "../../../agents/airline/http-line.ts";
import { openAirline } from "../../../agents/airline/redis-airline.ts";
import { openStore } from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";
import { airlineContract, TODAY } from "./airline-contract.ts";
import { type AirlineServer, serveAirline } from "./serve-airline.ts";

const TOKEN = "between the two of us";

async function open() {
  const store = openStore(await freshRedisUrl());
  const clock = new MovableClock(TODAY);
  const server = await serveAirline(openAirline(store, clock), TOKEN);
  const close = async () => {
    await server.close();
    await store.close();
  };
  return { airline: httpAirline({ url: server.url, token: TOKEN, clock }), server, clock, close };
}

describe.skipIf(!hasRedis())("an airline over HTTP", () => {
  airlineContract("keeps the port's promises", open);

  describe("on a bad line", () => {
    let airline: Airline;
    let server: AirlineServer;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ airline, server, close } = await open());
    });
    afterAll(() => close?.());

    it("asks again for an answer that was lost, and the change is made once", async () => {
      const { version } = await airline.bookings.find("LL0EZ6");
      server.loseAnswers(1);
      const outcome = await airline.changes.apply(
        {
          kind: "choose_seat",
          reservation_id: "LL0EZ6",
          flight: { flight_number: "FLT-123", date: "2026-11-21" },
          passenger: 0,
          seat: "14C",
        },
        { key: "lost on the way" },
      );
      expect(outcome).toMatchObject({ done: true });
      expect((await airline.bookings.find("LL0EZ6")).version).toBe(version + 1);
    });

    it("says that the airline cannot be reached, and never that something does not exist", async () => {
      server.loseAnswers(10);
      await expect(airline.bookings.find("LL0EZ6")).rejects.toBeInstanceOf(AirlineUnavailable);
      server.loseAnswers(0);
    });

    it("takes no answer of another shape for a fact", async () => {
      const liar: typeof fetch = async () =>
        new Response(JSON.stringify({ flight_number: "FLT-123", status: "probably fine" }));
      const misled = httpAirline({ url: "http://airline.invalid", fetch: liar });
      await expect(misled.flights.status("FLT-123")).rejects.toThrow("another shape");
    });

    it("is refused without the token", async () => {
      const stranger = httpAirline({ url: server.url, token: "guess" });
      await expect(stranger.flights.airports()).rejects.toBeInstanceOf(AirlineUnavailable);
    });
  });
});
