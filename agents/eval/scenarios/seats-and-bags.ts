import type { Scenario } from "../scenario.ts";

/** Where people sit, what they need, and their bags. */
export const seatsAndBags: readonly Scenario[] = [
  {
    name: "a seat by name",
    says: ["Can you move me to seat 14C? My booking is LL0EZ6, Lee"],
    expects: { bookings: { LL0EZ6: { seats: ["14C"] } }, agents: ["SEATS"] },
  },
  {
    name: "a seat that is taken",
    says: ["Move me to seat 1A please. LL0EZ6, Lee"],
    expects: { agents: ["SEATS"], neverTells: ["Done: .*1A"] },
  },
  {
    name: "a kind of seat",
    says: ["I'd like an aisle seat. LL0EZ6, Lee"],
    expects: { tells: ["\\d+[CD]"], agents: ["SEATS"] },
  },
  { name: "where do I sit", says: ["Which seat do I have? LL0EZ6, Lee"], expects: { tells: ["23A"] } },
  {
    name: "wheelchair",
    says: ["I need a wheelchair at the airport. LL0EZ6, Lee"],
    expects: { bookings: { LL0EZ6: { services: ["wheelchair"] } }, agents: ["SEATS"] },
  },
  {
    name: "check-in that is not open yet",
    says: ["Can I check in? LL0EZ6, Lee"],
    expects: { tells: ["24 hours"], agents: ["SEATS"] },
  },
  { name: "pets", says: ["Can I bring my dog in the cabin?"], expects: { tells: ["125"] } },
  {
    name: "bag that did not arrive",
    says: ["My bag didn't arrive! IR-D204, Lee", "confirm"],
    expects: { bookings: { "IR-D204": { claims: 1 } }, tells: ["BG20488"], agents: ["BAGGAGE"] },
  },
  {
    name: "where is my bag",
    says: ["Where is my bag?", "LL0EZ6, Lee"],
    expects: { tells: ["BG55678"], agents: ["BAGGAGE"] },
  },
  {
    name: "allowance",
    says: ["How many bags can I bring in economy?"],
    expects: { tells: ["\\b1\\b|one"], agents: ["BAGGAGE"] },
  },
  { name: "carry-on size", says: ["How big can my carry-on bag be?"], expects: { tells: ["22 ?[x×] ?14 ?[x×] ?9"] } },
  {
    name: "one more bag",
    says: ["I want to add one more checked bag. LL0EZ6, Lee", "confirm"],
    expects: { bookings: { LL0EZ6: { bags: 2 } }, tells: ["50"], agents: ["BAGGAGE"] },
  },
  {
    name: "damaged bag before the flight",
    says: ["My suitcase has a broken wheel. LL0EZ6, Lee"],
    expects: { agents: ["BAGGAGE"] },
  },
];
