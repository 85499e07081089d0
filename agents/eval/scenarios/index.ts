import type { Scenario } from "../scenario.ts";
import { bookings } from "./bookings.ts";
import { demonstration } from "./demonstration.ts";
import { flights } from "./flights.ts";
import { moneyAndPeople } from "./money-and-people.ts";
import { seatsAndBags } from "./seats-and-bags.ts";

/** Everything customers are known to ask for, as conversations. */
export const scenarios: readonly Scenario[] = [
  ...demonstration,
  ...flights,
  ...bookings,
  ...seatsAndBags,
  ...moneyAndPeople,
];
