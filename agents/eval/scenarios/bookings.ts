import type { Scenario } from "../scenario.ts";

/** Buying, changing, giving back. */
export const bookings: readonly Scenario[] = [
  {
    name: "rebooking onto the next flight",
    says: ["Please get me on another flight, I will miss my connection", "IR-D204, Lee", "the first one", "confirm"],
    expects: { bookings: { "IR-D204": { flights: ["PA441", "NY950"] } }, agents: ["BOOKING"] },
  },
  {
    name: "price of a flight",
    says: ["How much is a flight from San Francisco to Los Angeles tomorrow?"],
    expects: { tells: ["FLT-12\\d", "\\$\\d+"], agents: ["BOOKING"] },
  },
  {
    name: "route question",
    says: ["Do you fly from Boston to London?", "tomorrow"],
    expects: { tells: ["JB301|London|LHR"], agents: ["BOOKING"] },
  },
  {
    name: "another day",
    says: ["I need to change my flight to Sunday", "LL0EZ6, Lee", "FLT-125", "confirm"],
    expects: { bookings: { LL0EZ6: { flights: ["FLT-125"] } }, agents: ["BOOKING"] },
  },
  {
    name: "upgrade to business",
    says: ["Upgrade me to business class please. LL0EZ6, Lee", "confirm"],
    expects: { bookings: { LL0EZ6: { cabin: "business" } }, agents: ["BOOKING"] },
  },
  {
    name: "upgrade, and a changed mind",
    says: ["Upgrade me to business class please. LL0EZ6, Lee", "no, that is too much"],
    expects: { agents: ["BOOKING"] },
  },
  {
    name: "new booking",
    says: [
      "Book a flight from SFO to LAX on November 25",
      "FLT-125",
      "economy",
      "my booking is LL0EZ6, Lee",
      "Taylor Lee, born 1990-07-14",
      "confirm",
    ],
    expects: { tells: ["FLT-125", "confirmation code is [A-Z0-9]{6}"], agents: ["BOOKING"] },
  },
  {
    name: "cancellation that the rules forbid",
    says: ["Cancel my flight, IR-D204, Lee. My plans changed.", "confirm"],
    expects: { agents: ["BOOKING"] },
  },
  {
    name: "name correction",
    says: ["My name is misspelled on the ticket", "LL0EZ6, Lee", "It should be Tayler Lee", "confirm"],
    expects: { bookings: { LL0EZ6: { passengers: ["Tayler Lee"] } }, agents: ["BOOKING"] },
  },
  { name: "change fee", says: ["What is your change fee?"], expects: { tells: ["no change fee"] } },
  {
    name: "insurance afterwards",
    says: ["Can I add travel insurance to my booking?"],
    expects: { tells: ["cannot be added|can't be added|not be added"] },
  },
  { name: "payment trouble", says: ["The website keeps crashing when I try to pay"], expects: { agents: ["BOOKING"] } },
  { name: "charged twice", says: ["My card was charged twice for this booking"], expects: { person: true } },
];
