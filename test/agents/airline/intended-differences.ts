/**
 * Where the airline refuses what the reference lets through, and why. The reference "checks no policy"; its own policy
 * page forbids every one of these.
 */
export const REASONS: Record<string, string> = {
  partly_flown:
    "Policy: if any portion has been flown, a person is needed. The reference cancels flown trips, and refunds them.",
  not_cancellable:
    "Policy: within 24 h, cancelled by the airline, business, or insured. The reference cancels anything.",
  already_cancelled: "A cancelled reservation stays as it is. The reference reverses the reversal.",
  basic_economy_fixed:
    "Policy: basic economy flights cannot be modified; its cabin can. The reference moves them in basic economy too.",
  cabin_after_flight: "Policy: no cabin change once any flight has been flown.",
  flown_flight_changed: "A flown flight cannot be exchanged for another.",
  route_mismatch:
    "Policy: origin, destination and trip type stay. The reference accepts any list of flights, even none.",
  flights_overlap: "Nobody can board a flight that leaves before the one before it lands. The reference does not look.",
  no_flights: "An empty list of flights refunds the whole fare in the reference.",
  bag_allowance: "Policy: free bags follow from membership and cabin. The reference believes the number it is given.",
  bags_only_added: "Policy: bags can be added, not removed. The reference takes any number, below zero too.",
  too_many_bags: "More bags than anyone can check in.",
  already_flown: "Nothing can be added to a trip that is over.",
  not_eligible:
    "Policy: certificates follow from status, disruption and party size. The reference sends any amount, below zero too.",
  payment_mix: "Policy: one certificate, one credit card, three gift cards. The reference counts nothing.",
  payment_twice: "One gift card named twice could be overdrawn: the reference checks line by line.",
  payment_amount: "A payment below zero would fill a gift card.",
  no_passengers: "A reservation for nobody.",
  too_many_passengers: "Policy: at most five passengers.",
};

/** Which cases of the set we develop against differ, so that a new difference is noticed and not merely explained. */
export const KNOWN = {
  tasks: [] as string[],
  extraCalls: ["X072", "X124", "X125", "X126", "X157", "X169", "X171", "X172"],
  traces: [
    ...["T3.1", "T3.2", "T10.0", "T10.3", "T11.1", "T13.0", "T13.3", "T19.1", "T19.3"],
    ...["T26.0", "T26.1", "T26.2", "T26.3", "T27.0", "T27.1", "T27.2", "T27.3", "T28.0", "T28.1", "T28.2", "T28.3"],
    ...["T29.1", "T29.2", "T29.3", "T33.1", "T37.0"],
  ],
};
