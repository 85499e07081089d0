import { z } from "zod";
import type { SeatMap } from "../airline/facts.ts";
import { legId } from "../airline/records.ts";
import { date, flightNumber } from "./arguments.ts";
import { knownAs, tripInHand } from "./flight-status.ts";
import { flightMeant, sameFlightNumber } from "./meant.ts";
import { type CrewTool, crewTool, type ToolRoom, Unclear } from "./room.ts";
import { seatMapCard } from "./seat-map-card.ts";

/** The seats of a flight, and which are free. */
export const seatMap = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "seat_map",
    description:
      "Seats of a flight by section: how many, which are free and what they cost, exit rows, and the customer's own. Shown to the customer as a map where the channel can.",
    effect: "read",
    parameters: z.object({ flight_number: flightNumber, date }),
    async execute({ flight_number, date }, { context }) {
      const trip = await tripInHand(room, context);
      const isTheirs =
        trip &&
        (!flight_number || trip.flights.some((flight) => sameFlightNumber(flight.flight_number, flight_number)));
      if (!isTheirs && !flight_number)
        throw new Unclear("which_flight", "No flight was named, and no booking is proven in this conversation");
      const flight = isTheirs
        ? flightMeant(trip, flight_number, date)
        : await room.airline.flights.status(await knownAs(room, flight_number ?? ""), date ?? undefined);
      const map = await room.airline.flights.seatMap(flight.flight_number, flight.date);
      const own = isTheirs ? (trip.booking.seats?.[legId(flight)] ?? []).filter((seat) => seat !== null) : [];
      await context.patch({
        focus: { flight: { flight_number: flight.flight_number, date: flight.date } },
        card: seatMapCard(map, own),
      });
      return seatMapView(map, own);
    },
  });

/** The map in few words: what there is, and what is free. */
export const seatMapView = (map: SeatMap, own: string[]) => ({
  flight_number: map.flight_number,
  date: map.date,
  aircraft: map.aircraft,
  seats_in_all: map.seats_in_all,
  exit_rows: map.sections.flatMap(({ rows }) => rows.filter(({ exit_row }) => exit_row).map(({ row }) => row)),
  ...(own.length > 0 && { customers_seats: own }),
  sections: map.sections.map(({ section, seats, free, rows }) => ({
    section,
    seats,
    free,
    rows: `${rows[0]?.row}-${rows.at(-1)?.row}`,
    price: rows[0]?.seats[0]?.price ?? 0,
    free_seats: rows.flatMap((row) => row.seats.filter(({ state }) => state === "free").map(({ seat }) => seat)),
  })),
});
