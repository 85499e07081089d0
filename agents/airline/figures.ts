/** Every figure a rule or a policy page names, once. Money in US dollars. The pages in `policies/` are tested against it. */
export const FIGURES = {
  /** Checked bags free of charge per passenger, by membership and cabin. */
  freeBags: {
    regular: { basic_economy: 0, economy: 1, business: 2 },
    silver: { basic_economy: 1, economy: 2, business: 3 },
    gold: { basic_economy: 2, economy: 3, business: 4 },
  },
  extraBag: 50,
  bagPounds: 50,
  bagKilos: 23,
  overweightBag: 75,
  carryOnInches: "22 x 14 x 9",
  carryOnCentimetres: "56 x 36 x 23",
  bagsPerPassenger: 10,

  insurancePerPassenger: 30,
  passengersPerBooking: 5,
  certificatesPerBooking: 1,
  creditCardsPerBooking: 1,
  giftCardsPerBooking: 3,
  cancelWithinHours: 24,
  refundDaysFrom: 5,
  refundDaysTo: 7,

  careFromMinutes: 180,
  hotelVoucher: 180,
  mealVoucher: 60,
  groundVoucher: 40,
  certificateCancelled: 100,
  certificateDelayed: 50,
  /** A case up to this is granted at once; above it a person decides. */
  approvalAbove: 500,
  voucherDays: 7,
  casesWithinDays: 30,

  connectionMinutes: 45,
  internationalConnectionMinutes: 90,

  checkInOpensHours: 24,
  checkInClosesMinutes: 60,
  boardingMinutes: 40,
  boardingClosesMinutes: 15,

  economyPlusSeat: 45,
  basicEconomySeat: 20,
  exitRowAge: 15,
  infantAge: 2,
  childAge: 12,

  damageReportDays: 7,
  missingReportDays: 21,
  petFee: 125,
  petKilos: 8,
  petsPerFlight: 4,
  unaccompaniedMinorFee: 150,
  unaccompaniedFrom: 5,
  unaccompaniedTo: 14,
} as const;
