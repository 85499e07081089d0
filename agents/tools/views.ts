/** How the crew is told of bookings and flights: what matters to a customer, and nothing that is nobody's business. */
import type { FlightFacts, FlightOffer, RebookingOption, Trip } from "../airline/facts.ts";
import { type Booking, type Customer, legId, type PaymentMethod } from "../airline/records.ts";

/** A booking with its flights as they are now. Dates of birth and card numbers stay out. */
export function tripView({ booking, flights, connections, disruption }: Trip) {
  return {
    confirmation_code: booking.reservation_id,
    status: booking.status === "cancelled" ? "cancelled" : "confirmed",
    from: booking.origin,
    to: booking.destination,
    trip_type: booking.flight_type,
    cabin: booking.cabin,
    passengers: booking.passengers.map(nameOf),
    flights: flights.map((flight) => flightOfBooking(flight, booking)),
    ...(connections.length > 0 && { connections }),
    ...(disruption && { disruption }),
    checked_bags: booking.total_baggages,
    ...(booking.bag_tags && { bag_tags: booking.bag_tags }),
    travel_insurance: booking.insurance,
    ...(booking.flexible && { fare: "flexible" }),
    ...(booking.services && { services: booking.services.map((each) => serviceView(each, booking)) }),
    ...(booking.cases && { compensation_cases: booking.cases }),
  };
}

export const nameOf = ({ first_name, last_name }: Booking["passengers"][number]): string =>
  `${first_name} ${last_name}`;

const serviceView = (
  { service, passenger, note }: NonNullable<Booking["services"]>[number],
  { passengers }: Booking,
) => {
  const who = passengers[passenger];
  return { service, ...(who && { passenger: nameOf(who) }), ...(note && { note }) };
};

function flightOfBooking(flight: FlightFacts, booking: Booking) {
  const { on_sale, ...facts } = flight;
  const seats = booking.seats?.[legId(flight)];
  const checkedIn = booking.checked_in?.includes(legId(flight));
  return {
    ...facts,
    ...(seats && { seats: seats.map((seat) => seat ?? "at check-in") }),
    ...(checkedIn && { checked_in: true }),
  };
}

/** A flight to anyone: seats on sale are for whoever searches. */
export function flightView({ on_sale, ...facts }: FlightFacts) {
  return facts;
}

/** A way of getting there that can be bought. */
export const offerView = ({ flights, price_per_passenger, minutes, connection_minutes }: FlightOffer) => ({
  flights: flights.map(({ flight_number, date, origin, destination, departs, arrives, aircraft }) => ({
    flight_number,
    date,
    from: origin.iata,
    to: destination.iata,
    departs: departs.estimated ?? departs.scheduled,
    arrives: arrives.estimated ?? arrives.scheduled,
    ...(aircraft && { aircraft }),
  })),
  price_per_passenger,
  duration_minutes: minutes,
  ...(connection_minutes !== undefined && { connection_minutes }),
});

export const optionView = ({ flights, seats }: RebookingOption) => ({
  flights: flights.map(({ flight_number, date, origin, destination, departs, arrives, gate }, i) => ({
    flight_number,
    date,
    from: origin.iata,
    to: destination.iata,
    departs: departs.scheduled,
    arrives: arrives.scheduled,
    ...(gate && { gate }),
    seats: seats[i] ?? [],
  })),
  price: 0,
});

/** A payment method by what its owner calls it. */
export function methodView(method: PaymentMethod) {
  if (method.source === "credit_card") {
    return { payment_id: method.id, kind: "credit card", brand: method.brand, ends_in: method.last_four };
  }
  return { payment_id: method.id, kind: method.source.replace("_", " "), balance: method.amount };
}

export const profileView = ({ name, membership, miles, payment_methods }: Customer) => ({
  name: `${name.first_name} ${name.last_name}`,
  membership,
  ...(miles !== undefined && { miles }),
  payment_methods: Object.values(payment_methods).map(methodView),
});
