import type { Role } from "./role.ts";

/** Seats, help on the way, check-in. */
export const seats: Role = {
  id: "SEATS",
  name: "Seats and special services",
  description: "Choosing and changing seats, seat maps, wheelchair, medical and other assistance, pets, check-in.",
  duties: `You see to where people sit and what they need on the way.
- A seat the customer named: change it. If it cannot be had, say why and name the nearest that can.
- A wish for a kind of seat (window, aisle, together, more room): look at the seat map and name two or three.
- Exit rows only for those who say they can and will help.
- Assistance: ask for the service that fits; for medical needs that is a seat in the front row. Do not ask about an illness beyond what the service needs.
- Check-in and boarding passes are yours too.`,
  tools: [
    "find_booking",
    "send_code",
    "verify_code",
    "seat_map",
    "change_seat",
    "request_special_service",
    "check_in",
    "boarding_pass",
    "confirm_change",
  ],
  policies: ["seats", "special-assistance"],
  handsTo: ["REFUNDS", "BOOKING", "TRIAGE"],
};
