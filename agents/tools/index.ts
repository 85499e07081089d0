/** Every tool of the crew, by name. One verb a file. */
import { addBags } from "./add-bags.ts";
import { askForPerson } from "./ask-for-person.ts";
import { bagStatus } from "./bag-status.ts";
import { baggageClaim } from "./baggage-claim.ts";
import { boardingPass } from "./boarding-pass.ts";
import { bookFlight } from "./book-flight.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { changeCabin } from "./change-cabin.ts";
import { changeFlights } from "./change-flights.ts";
import { changeSeat } from "./change-seat.ts";
import { checkIn } from "./check-in.ts";
import { compensationStatus } from "./compensation-status.ts";
import { confirmChange } from "./confirm-change.ts";
import { faq } from "./faq.ts";
import { findBooking } from "./find-booking.ts";
import { flightStatus } from "./flight-status.ts";
import { issueCompensation } from "./issue-compensation.ts";
import { myProfile } from "./my-profile.ts";
import { rebook } from "./rebook.ts";
import { rebookingOptions } from "./rebooking-options.ts";
import { refundStatus } from "./refund-status.ts";
import { requestService } from "./request-service.ts";
import type { CrewTool, ToolRoom } from "./room.ts";
import { searchFlights } from "./search-flights.ts";
import { seatMap } from "./seat-map.ts";
import { sendCode } from "./send-code.ts";
import { updatePassenger } from "./update-passenger.ts";
import { verifyCode } from "./verify-code.ts";

const makers = {
  find_booking: findBooking,
  send_code: sendCode,
  verify_code: verifyCode,
  flight_status: flightStatus,
  search_flights: searchFlights,
  rebooking_options: rebookingOptions,
  rebook,
  book_flight: bookFlight,
  change_flights: changeFlights,
  change_cabin: changeCabin,
  cancel_booking: cancelBooking,
  add_bags: addBags,
  update_passenger: updatePassenger,
  seat_map: seatMap,
  change_seat: changeSeat,
  request_special_service: requestService,
  check_in: checkIn,
  boarding_pass: boardingPass,
  bag_status: bagStatus,
  open_baggage_claim: baggageClaim,
  refund_status: refundStatus,
  issue_compensation: issueCompensation,
  compensation_status: compensationStatus,
  my_profile: myProfile,
  faq,
  ask_for_person: askForPerson,
  confirm_change: confirmChange,
};

export type ToolName = keyof typeof makers;

/** The tools, made with their collaborators. */
export function crewTools(room: ToolRoom): Record<ToolName, CrewTool> {
  const entries = Object.entries(makers).map(([name, make]) => [name, make(room)]);
  return Object.fromEntries(entries) as Record<ToolName, CrewTool>;
}

export type { CrewTool, ToolRoom } from "./room.ts";
