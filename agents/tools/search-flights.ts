import { z } from "zod";
import { Cabin } from "../airline/records.ts";
import { airportMeant } from "./airport-meant.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";
import { offerView } from "./views.ts";

/** Flights on sale between two places on a date. */
export const searchFlights = ({ airline }: ToolRoom): CrewTool =>
  crewTool({
    name: "search_flights",
    description:
      "Flights on sale between two cities or airports on a date: direct and with one connection, with prices per passenger and cabin.",
    effect: "read",
    parameters: z.object({
      origin: z.string().describe("City or airport code"),
      destination: z.string().describe("City or airport code"),
      date: z.string().describe("YYYY-MM-DD"),
      passengers: z.int().min(1).max(5).nullable(),
      cabin: Cabin.nullable(),
    }),
    async execute({ origin, destination, date, passengers, cabin }, { progress }) {
      const airports = await airline.flights.airports();
      const [from, to] = [airportMeant(airports, origin), airportMeant(airports, destination)];
      progress(`Searching flights from ${from.city} to ${to.city}`);
      const offers = await airline.flights.search({
        origin: from.iata,
        destination: to.iata,
        date,
        ...(passengers && { passengers }),
        ...(cabin && { cabin }),
      });
      return {
        from: `${from.city} (${from.iata})`,
        to: `${to.city} (${to.iata})`,
        date,
        offers: offers.map(offerView),
      };
    },
  });
