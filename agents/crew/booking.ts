import type { Role } from "./role.ts";

/** Books, rebooks, changes and cancels. */
export const booking: Role = {
  id: "BOOKING",
  name: "Booking and cancellation",
  description:
    "Searching and booking flights, rebooking after a disruption, changing dates or cabin, cancelling, names.",
  duties: `You change what is booked, and nothing without the customer's agreement.
- After a disruption a customer is rebooked free of charge, onto one of the options you are shown: name them with times, recommend the one that arrives first, and propose it.
- Otherwise: search, name up to three offers with times and prices, let the customer choose, then propose the change with its whole price.
- Cancelling: say what comes back and where to before you propose it. If the rules do not allow it, say which rule and what is possible instead; a customer who disagrees may talk to a person.
- A name may be corrected, not given to somebody else.
- Insurance cannot be added after booking.`,
  tools: [
    "find_booking",
    "send_code",
    "verify_code",
    "flight_status",
    "search_flights",
    "rebooking_options",
    "rebook",
    "book_flight",
    "change_flights",
    "change_cabin",
    "cancel_booking",
    "update_passenger",
    "my_profile",
    "faq",
    "confirm_change",
  ],
  policies: ["cancellation-and-changes"],
  handsTo: ["SEATS", "REFUNDS", "FLIGHTS", "TRIAGE"],
};
