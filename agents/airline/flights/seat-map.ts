import type { SeatMap } from "../facts.ts";
import type { Unit } from "../ledger.ts";
import type { FlightChoice } from "../records.ts";
import { type Seat, type Section, seatPrice } from "./aircraft.ts";
import { type SeatsOnFlight, seatsOnFlight } from "./seat-plan.ts";

const SECTIONS: Section[] = ["business", "economy_plus", "economy"];

/** The seat map of one day's flight. */
export async function seatMap(unit: Unit, choice: FlightChoice): Promise<SeatMap> {
  const plan = await seatsOnFlight(unit, choice);
  return {
    ...choice,
    aircraft: plan.aircraft.name,
    seats_in_all: plan.seats.length,
    letters: plan.aircraft.letters,
    sections: SECTIONS.flatMap((section) => sectionOf(section, plan)),
  };
}

function sectionOf(section: Section, plan: SeatsOnFlight): SeatMap["sections"] {
  const seats = plan.seats.filter((seat) => seat.section === section);
  if (seats.length === 0) return [];
  const free = seats.filter(({ seat }) => plan.stateOf(seat) === "free").length;
  const rows = [...new Set(seats.map(({ row }) => row))].map((row) => ({
    row,
    exit_row: plan.aircraft.exitRows.includes(row),
    seats: seats.filter((seat) => seat.row === row).map((seat) => drawn(seat, plan)),
  }));
  return [{ section, seats: seats.length, free, rows }];
}

const drawn = (seat: Seat, plan: SeatsOnFlight) => ({
  seat: seat.seat,
  kind: seat.kind,
  state: plan.stateOf(seat.seat),
  exit_row: seat.exitRow,
  price: seatPrice(seat),
});
