import { z } from "zod";
import { confirmationCode } from "./arguments.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";
import { optionView, tripView } from "./views.ts";

/** Ways on for a customer whose trip is disrupted. */
export const rebookingOptions = ({ airline, access }: ToolRoom): CrewTool =>
  crewTool({
    name: "rebooking_options",
    description:
      "Flights a customer with a cancelled or very late flight or a missed connection can be moved to free of charge, with seats.",
    effect: "read",
    parameters: z.object({ confirmation_code: confirmationCode }),
    async execute({ confirmation_code }, { context, progress }) {
      const { reservation_id } = await access.booking(context, confirmation_code);
      progress("Looking for flights that still get you there");
      const [trip, options] = await Promise.all([
        airline.bookings.trip(reservation_id),
        airline.bookings.rebookingOptions(reservation_id),
      ]);
      const { disruption, connections = [] } = tripView(trip);
      if (!disruption)
        return {
          disruption: null,
          options: [],
          facts: ["No flight of this trip is cancelled, 3 hours late, or makes a connection fail"],
        };
      return {
        confirmation_code: reservation_id,
        disruption,
        connections,
        replaces: options[0]?.replaces ?? [],
        options: options.map(optionView),
      };
    },
  });
