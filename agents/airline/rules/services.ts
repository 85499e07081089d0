import { FIGURES } from "../figures.ts";

/** What can be asked for beyond a seat, and what it takes. */
export interface Service {
  about: string;
  /** Hours before departure by which it must be asked for. */
  noticeHours: number;
  price: number;
  /** The passenger's age on the day of travel. */
  ages?: [from: number, to: number];
  /** How many there can be on one flight. */
  perFlight?: number;
  /** Comes with a seat from those kept for assistance. */
  frontRow?: boolean;
}

/** The services by name. */
export const SERVICES: Record<string, Service> = {
  wheelchair: { about: "wheelchair from check-in to the seat", noticeHours: 2, price: 0 },
  medical: { about: "front-row seat for medical needs", noticeHours: 2, price: 0, frontRow: true },
  blind: { about: "assistance for a blind passenger", noticeHours: 2, price: 0, frontRow: true },
  deaf: { about: "assistance for a deaf passenger", noticeHours: 2, price: 0 },
  oxygen: { about: "portable oxygen concentrator on board", noticeHours: 48, price: 0 },
  service_animal: { about: "trained service dog at the feet", noticeHours: 48, price: 0, frontRow: true },
  infant_on_lap: { about: "infant under two on an adult's lap", noticeHours: 2, price: 0, ages: [18, 120] },
  bassinet: { about: "bassinet at a bulkhead", noticeHours: 24, price: 0, ages: [18, 120], perFlight: 4 },
  unaccompanied_minor: {
    about: "escort for a child who travels alone",
    noticeHours: 48,
    price: FIGURES.unaccompaniedMinorFee,
    ages: [FIGURES.unaccompaniedFrom, FIGURES.unaccompaniedTo],
  },
  pet_in_cabin: {
    about: "small pet in a carrier",
    noticeHours: 24,
    price: FIGURES.petFee,
    perFlight: FIGURES.petsPerFlight,
  },
  vegetarian_meal: { about: "vegetarian meal", noticeHours: 24, price: 0 },
  vegan_meal: { about: "vegan meal", noticeHours: 24, price: 0 },
  kosher_meal: { about: "kosher meal", noticeHours: 24, price: 0 },
  halal_meal: { about: "halal meal", noticeHours: 24, price: 0 },
  gluten_free_meal: { about: "gluten-free meal", noticeHours: 24, price: 0 },
};
