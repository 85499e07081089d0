import { describe, expect, it } from "vitest";
import { FIGURES } from "../../../agents/airline/figures.ts";
import { AIRCRAFT, seatsOf } from "../../../agents/airline/flights/aircraft.ts";
import { SERVICES } from "../../../agents/airline/rules/services.ts";
import { Policies } from "../../../agents/policies/policies.ts";

const policies = Policies.load();
const F = FIGURES;

describe("the policies", () => {
  it.each<[page: string, sentence: string]>([
    [
      "baggage",
      `regular members have ${F.freeBags.regular.basic_economy} in basic economy, ${F.freeBags.regular.economy} in economy and ${F.freeBags.regular.business} in business`,
    ],
    [
      "baggage",
      `silver members have ${F.freeBags.silver.basic_economy} in basic economy, ${F.freeBags.silver.economy} in economy and ${F.freeBags.silver.business} in business`,
    ],
    [
      "baggage",
      `gold members have ${F.freeBags.gold.basic_economy} in basic economy, ${F.freeBags.gold.economy} in economy and ${F.freeBags.gold.business} in business`,
    ],
    ["baggage", `beyond the free ones costs $${F.extraBag}`],
    ["baggage", `up to ${F.bagPounds} lb (${F.bagKilos} kg); an overweight bag costs $${F.overweightBag}`],
    ["baggage", `${F.carryOnInches} inches (${F.carryOnCentimetres} cm)`],
    ["baggage", `At most ${F.bagsPerPassenger} bags`],
    [
      "baggage",
      `within ${F.missingReportDays} days of arrival; damage, or contents that are missing, within ${F.damageReportDays} days`,
    ],
    ["seats", `basic economy choosing a seat costs $${F.basicEconomySeat}`],
    ["seats", `costs $${F.economyPlusSeat} per flight`],
    ["seats", `passengers of ${F.exitRowAge} years and older`],
    [
      "seats",
      `${seatsOf("A319").length} seats: ${seatsOf("A319").filter(({ section }) => section === "business").length} in business`,
    ],
    ["seats", `${seatsOf("A319").filter(({ section }) => section !== "business").length} in economy`],
    ["seats", `exit rows are rows ${AIRCRAFT.A319?.exitRows.join(" and ")}`],
    [
      "seats",
      `Embraer 175 has ${seatsOf("E175").length} seats, all economy, with an exit at row ${AIRCRAFT.E175?.exitRows[0]}`,
    ],
    [
      "seats",
      `787-9 has ${seatsOf("B789").length} seats: ${seatsOf("B789").filter(({ section }) => section === "business").length} in business and ${seatsOf("B789").filter(({ section }) => section !== "business").length} in economy, with exits at rows ${AIRCRAFT.B789?.exitRows.join(" and ")}`,
    ],
    ["cancellation-and-changes", `within the last ${F.cancelWithinHours} hours`],
    ["cancellation-and-changes", `within ${F.refundDaysFrom} to ${F.refundDaysTo} business days`],
    ["cancellation-and-changes", `insurance costs $${F.insurancePerPassenger} per passenger`],
    ["delays-and-compensation", `${F.careFromMinutes / 60} hours late or more`],
    ["delays-and-compensation", `meal voucher of up to $${F.mealVoucher}`],
    [
      "delays-and-compensation",
      `hotel voucher of up to $${F.hotelVoucher} and a ground transport voucher of up to $${F.groundVoucher}`,
    ],
    ["delays-and-compensation", `valid for ${F.voucherDays} days`],
    [
      "delays-and-compensation",
      `${F.connectionMinutes} minutes within one country and ${F.internationalConnectionMinutes} minutes across a border`,
    ],
    [
      "delays-and-compensation",
      `$${F.certificateCancelled} per passenger for a cancelled flight; $${F.certificateDelayed} per passenger for a delayed flight`,
    ],
    ["delays-and-compensation", `within ${F.casesWithinDays} days of the flight`],
    ["delays-and-compensation", `up to $${F.approvalAbove} is settled at once`],
    [
      "check-in",
      `opens ${F.checkInOpensHours} hours before departure and closes ${F.checkInClosesMinutes} minutes before`,
    ],
    [
      "check-in",
      `begins ${F.boardingMinutes} minutes before departure, and the gate closes ${F.boardingClosesMinutes} minutes before`,
    ],
    [
      "pets",
      `weighs up to ${F.petKilos} kg. It costs $${F.petFee} per trip, is asked for ${SERVICES.pet_in_cabin?.noticeHours} hours`,
    ],
    ["pets", `can be ${F.petsPerFlight} pets on one flight`],
    ["pets", `asked for ${SERVICES.service_animal?.noticeHours} hours before`],
    ["special-assistance", `asked for ${SERVICES.wheelchair?.noticeHours} hours before departure`],
    ["special-assistance", `on board and are asked for ${SERVICES.oxygen?.noticeHours} hours before`],
    ["children", `younger than ${F.infantAge} years`],
    ["children", `free and are asked for ${SERVICES.bassinet?.noticeHours} hours`],
    ["children", `from ${F.unaccompaniedFrom} to ${F.unaccompaniedTo} years`],
    [
      "children",
      `costs $${F.unaccompaniedMinorFee} and is asked for ${SERVICES.unaccompanied_minor?.noticeHours} hours`,
    ],
    ["wifi-and-on-board", `free and are asked for ${SERVICES.vegan_meal?.noticeHours} hours`],
    [
      "payment",
      `at most ${F.certificatesPerBooking} certificate, ${F.creditCardsPerBooking} credit card and ${F.giftCardsPerBooking} gift cards`,
    ],
    ["payment", `at most ${F.passengersPerBooking} passengers`],
  ])("in %s say what the code does: %s", (page, sentence) => {
    expect(policies.policy(page)).toContain(sentence);
  });

  it("name no sum of money that the code does not know", () => {
    const known = new Set<number>(Object.values(FIGURES).filter((value) => typeof value === "number"));
    const named = policies.names.flatMap((name) =>
      [...policies.policy(name).matchAll(/\$(\d+)/g)].map(([, sum]) => Number(sum)),
    );
    expect(named.filter((sum) => !known.has(sum))).toEqual([]);
  });

  it("show people no keywords", () => {
    for (const name of policies.names) expect(policies.policy(name)).not.toContain("keywords:");
    for (const { text } of policies.passages) expect(text).not.toContain("keywords:");
  });

  it("say which pages there are when asked for one that is not", () => {
    expect(() => policies.policy("ghosts")).toThrow(/baggage, cancellation-and-changes/);
  });
});

describe("a question", () => {
  it.each([
    ["How many bags can I take?", "baggage", "Checked bags that are free"],
    ["what does an extra suitcase cost", "baggage", "Extra, heavy and large bags"],
    ["carry on size?", "baggage", "Carry-on bags"],
    ["my luggage never showed up", "baggage", "Missing, delayed and damaged bags"],
    ["is there wifi on the plane?", "wifi-and-on-board", "Wi-Fi"],
    ["how do I connect to the internet on board", "wifi-and-on-board", "Wi-Fi"],
    ["can I charge my laptop", "wifi-and-on-board", "Entertainment and power"],
    ["how many seats are on this plane", "seats", "Our aircraft"],
    ["which rows are exit rows", "seats", "Exit rows"],
    ["how much is extra legroom", "seats", "Economy Plus"],
    ["can I cancel my booking", "cancellation-and-changes", "When a booking can be cancelled"],
    ["how long does a refund take", "cancellation-and-changes", "Refunds"],
    ["is there a change fee", "cancellation-and-changes", "Changing flights"],
    ["can I upgrade to business", "cancellation-and-changes", "Changing cabin"],
    ["there is a typo in my name", "cancellation-and-changes", "Names and passengers"],
    ["can I still add travel insurance", "cancellation-and-changes", "Travel insurance"],
    ["do I get a hotel if my flight is delayed overnight", "delays-and-compensation", "Care during a disruption"],
    [
      "flight delayed because of weather, what do I get",
      "delays-and-compensation",
      "Weather and causes outside our control",
    ],
    ["I was bumped from an overbooked flight", "delays-and-compensation", "Overbooked flights"],
    ["when does check-in open", "check-in", "Check-in"],
    ["when does boarding start", "check-in", "Boarding"],
    ["can I bring my dog", "pets", "Pets in the cabin"],
    ["I need a wheelchair", "special-assistance", "Help at the airport and on board"],
    ["my son is 9 and flies alone", "children", "Children who travel alone"],
    ["do I need a visa", "documents", "What to bring"],
    ["how many miles do I have", "loyalty", "Miles"],
    ["can I pay with two gift cards", "payment", "How a booking is paid"],
    ["I left my phone on the plane", "lost-property-and-feedback", "Something left on board"],
    ["¿cuánto equipaje puedo llevar?", "baggage", undefined],
    ["¿puedo viajar con mi perro?", "pets", undefined],
    ["y a-t-il du wifi à bord ?", "wifi-and-on-board", undefined],
    ["Wie viel Gepäck darf ich mitnehmen?", "baggage", undefined],
    ["Quando abre o check-in?", "check-in", undefined],
    ["可以带宠物吗", "pets", undefined],
    ["行李可以带多少", "baggage", undefined],
    ["機内でWi-Fiは使えますか", "wifi-and-on-board", undefined],
    ["パスポートは必要ですか", "documents", undefined],
  ])("finds its passage: %s", (question, policy, heading) => {
    const found = policies.search(question);
    if (heading)
      expect(found.slice(0, 2).map((each) => `${each.policy}: ${each.heading}`)).toContain(`${policy}: ${heading}`);
    expect(found[0]?.policy).toBe(policy);
  });

  it.each(["what's the capital of Mongolia", "write me a poem", "", "?!"])(
    "that the policies say nothing about finds nothing: %s",
    (question) => {
      expect(policies.search(question)).toEqual([]);
    },
  );

  it("finds the same every time", () => {
    expect(policies.search("bag fee")).toEqual(Policies.load().search("bag fee"));
  });
});
