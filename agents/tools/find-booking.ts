import { z } from "zod";
import { confirmationCode } from "./arguments.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";
import { tripView } from "./views.ts";

/** Opens a booking to the conversation by code and last name, and tells of bookings that are already open. */
export const findBooking = ({ airline, access, proofs, contacts }: ToolRoom): CrewTool =>
  crewTool({
    name: "find_booking",
    description:
      "Look up a booking with its flights as they are now. With a confirmation code and a last name it proves that the " +
      "customer may see it; without them it tells of bookings already proven in this conversation.",
    effect: "read",
    parameters: z.object({
      confirmation_code: confirmationCode,
      last_name: z.string().nullable().describe("Last name on the booking, as the customer gave it"),
    }),
    async execute({ confirmation_code, last_name }, run) {
      const { context } = run;
      if (confirmation_code && last_name) {
        const attempt = await proofs.byCodeAndName(context, confirmation_code, last_name);
        if (!attempt.proven) return attempt.why === "no_match" ? NO_MATCH : TOO_MANY;
        await contacts.resume(context);
      }
      if (!confirmation_code && !context.kept.focus.booking) {
        const codes = await access.bookings(context);
        if (codes.length > 1)
          return {
            bookings: await Promise.all(
              codes.slice(-8).map(async (code) => summary(await airline.bookings.trip(code))),
            ),
          };
      }
      const booking = await access.booking(context, confirmation_code);
      const trip = await airline.bookings.trip(booking.reservation_id);
      await context.patch({ focus: { booking: booking.reservation_id } });
      return tripView(trip);
    },
  });

const summary = (trip: Parameters<typeof tripView>[0]) => {
  const { confirmation_code, status, from, to, flights } = tripView(trip);
  return {
    confirmation_code,
    status,
    from,
    to,
    flights: flights.map(({ flight_number, date }) => `${flight_number} on ${date}`),
  };
};

const NO_MATCH = {
  refused: {
    code: "no_match",
    message: "No booking has this confirmation code together with this last name",
  },
};
const TOO_MANY = {
  refused: {
    code: "too_many_attempts",
    message:
      "There were too many failed attempts; for the next hour only a person or a signed-in page can prove who this is",
  },
};
