import type { Intent } from "../understanding/intents.ts";
import { addBags, bagDamaged, bagMissing, bagStatus } from "./bags.ts";
import { book, cancel, changeCabin, changeFlight, correctName, rebook, searchFlights } from "./booking.ts";
import { abilities, goodbye, greeting, onlyInEnglish, person, smallTalk, thanks, whoIsThis } from "./courtesies.ts";
import { delay, disruption, flightCancelled, flightStatus, onTarmac, seatsOnPlane, weather } from "./flights.ts";
import { balance, bumped, compensation, refund } from "./money.ts";
import { complaint, contact, identify, lostItem, myBooking, oneTimeCode, paymentTrouble } from "./people.ts";
import { policy } from "./policies.ts";
import type { Script } from "./script.ts";
import { checkIn, mySeat, seatChange, seatMap, specialService } from "./seats.ts";
import type { Talk } from "./talk.ts";

type Way = (talk: Talk) => Script;

/** For wishes whose words exist in English only. */
const inEnglish =
  (way: Way): Way =>
  (talk) =>
    talk.language === "en" ? way(talk) : onlyInEnglish(talk);

/** How each wish is dealt with. */
export const SCRIPTS: Readonly<Record<Intent, Way>> = {
  ask_person: person,
  complain_staff: inEnglish(complaint),
  complain_service: inEnglish(complaint),
  payment_trouble: inEnglish(paymentTrouble),
  lost_item: lostItem,
  ask_bot: whoIsThis,
  ask_abilities: abilities,
  ask_contact: inEnglish(contact),
  one_time_code: inEnglish(oneTimeCode),
  flight_status: flightStatus,
  seats_on_plane: seatsOnPlane,
  gate: flightStatus,
  my_flight: flightStatus,
  delay,
  disruption: disruption,
  weather: inEnglish(weather),
  on_tarmac: inEnglish(onTarmac),
  flight_cancelled: flightCancelled,
  rebook: rebook,
  search_flights: inEnglish(searchFlights),
  book: inEnglish(book),
  change_flight: inEnglish((talk) => changeFlight(talk)),
  change_cabin: inEnglish(changeCabin),
  fees: policy,
  cancel: cancel,
  my_booking: myBooking,
  identify,
  correct_name: inEnglish(correctName),
  insurance: policy,
  seat_change: seatChange,
  seat_map: seatMap,
  my_seat: mySeat,
  special_service: inEnglish(specialService),
  check_in: inEnglish(checkIn),
  bag_missing: inEnglish(bagMissing),
  bag_damaged: inEnglish(bagDamaged),
  bag_status: inEnglish(bagStatus),
  add_bags: addBags,
  bag_rules: policy,
  compensation: compensation,
  refund: inEnglish(refund),
  balance: inEnglish(balance),
  bumped: inEnglish(bumped),
  loyalty: policy,
  policy,
  thanks,
  goodbye,
  greeting,
  small_talk: smallTalk,
};
