import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codesIn, spelledLocator } from "../../../agents/demo-model/understanding/codes.ts";
import { birthDateIn, datesIn } from "../../../agents/demo-model/understanding/dates.ts";
import { placesIn } from "../../../agents/demo-model/understanding/places.ts";
import { asIdentity, understand } from "../../../agents/demo-model/understanding/understand.ts";

const FRIDAY = "2026-11-20";
const wanted = (text: string) => understand(text, FRIDAY).intents;

describe("codes", () => {
  it.each([
    ["What's the status of PA441?", { flights: ["PA441"] }],
    ["pa441 please", {}],
    ["flight flt-123 and FLT 123", { flights: ["FLT-123"] }],
    ["my code is IR-D204", { bookings: ["IR-D204"] }],
    ["it's ll0ez6", { bookings: ["LL0EZ6"] }],
    ["booking reference BCDFGH", { bookings: ["BCDFGH"] }],
    ["move me to 14c", { seats: ["14C"] }],
    ["at 10 am or 2pm", { seats: [] }],
    ["where is BG20488?", { bagTags: ["BG20488"], flights: [], bookings: [] }],
    ["an Airbus A319 at gate A10", { flights: [], bookings: [] }],
    ["my code is 482913", { oneTime: "482913", bookings: [] }],
    ["PLEASE CANCEL MY FLIGHT", { bookings: [] }],
    ["on Nov 25 or May 12", { flights: [] }],
  ])("%s", (text, codes) => {
    expect(codesIn(text)).toMatchObject(codes);
  });

  it("puts together a code that is spelled in pieces", () => {
    expect(spelledLocator("it is 4 wq 150")).toBe("4WQ150");
    expect(spelledLocator("I don't have it")).toBeUndefined();
  });
});

describe("dates, read on a Friday", () => {
  it.each([
    ["tomorrow", ["2026-11-21"]],
    ["the day after tomorrow", ["2026-11-22"]],
    ["on Monday", ["2026-11-23"]],
    ["next Friday", ["2026-11-27"]],
    ["Dec 9", ["2026-12-09"]],
    ["9th of December", ["2026-12-09"]],
    ["January 3rd", ["2027-01-03"]],
    ["12/24", ["2026-12-24"]],
    ["2026-12-01 to 2026-12-05", ["2026-12-01", "2026-12-05"]],
    ["morgen", ["2026-11-21"]],
    ["12月3日", ["2026-12-03"]],
    ["February 30", []],
  ])("%s", (text, dates) => {
    expect(datesIn(text, FRIDAY)).toEqual(dates);
  });

  it("knows a date of birth when it sees one", () => {
    expect(["1990-07-14", "July 14, 1990", "14 July 1990", "07/14/1990"].map(birthDateIn)).toEqual(
      Array.from({ length: 4 }, () => "1990-07-14"),
    );
    expect(birthDateIn("next July 14")).toBeUndefined();
  });
});

describe("places", () => {
  it.each([
    ["from Paris to Austin via New York", { from: "CDG", via: "JFK", to: "AUS" }],
    ["SFO to LAX", { from: "SFO", to: "LAX" }],
    ["I need to get to Chicago", { from: undefined, to: "ORD" }],
    ["Boston - London", { from: "BOS", to: "LHR" }],
    ["de Paris a Nueva York", { from: "CDG", to: "JFK" }],
    ["a denim jacket, seaside", { from: undefined, to: undefined }],
  ])("%s", (text, places) => {
    expect(placesIn(text)).toMatchObject(places);
  });
});

describe("wishes", () => {
  it.each([
    ["My connecting flight got cancelled, what now?", ["flight_cancelled"]],
    ["Cancel my flight", ["cancel"]],
    ["What is your cancellation policy?", ["fees"]],
    ["Can I bring my dog?", ["policy"]],
    ["Please add my dog to the booking", ["special_service"]],
    ["How many seats are on the plane?", ["seats_on_plane"]],
    ["Which seats are still free?", ["seat_map"]],
    ["front row seat for medical reasons", ["special_service"]],
    ["My bag is missing and I need a hotel", ["bag_missing", "compensation"]],
    ["Hi! Thanks for the help. I'd like to check in.", ["check_in"]],
    ["I want to speak to a manager about my seat", ["ask_person"]],
    ["14C", []],
    ["Morgan", []],
    ["write me a poem", []],
    ["chnage my seat plz", ["seat_change"]],
    ["canel my fligt", ["cancel"]],
    ["i wnat a refnud", ["refund"]],
    ["can u check me in", ["check_in"]],
    // Words that are right are not "put right": nothing here is about a change or a seat.
    ["by any chance, the heat", []],
    ["Mein Koffer ist kaputt", ["bag_damaged"]],
    ["ma valise est abîmée", ["bag_damaged"]],
  ])("%s", (text, intents) => {
    expect(wanted(text)).toEqual(intents);
  });

  it("takes a name from beside a code, and from nowhere else", () => {
    expect(understand("LL0EZ6, Lee", FRIDAY).name.last).toBe("Lee");
    expect(understand("Taylor Lee, LL0EZ6", FRIDAY).name).toEqual({ last: "Lee", full: "Taylor Lee" });
    expect(understand("IR-D204. I'm the manager", FRIDAY).name.last).toBeUndefined();
  });
});

describe("asked for code and name", () => {
  it.each([
    "i have it not here",
    "I don't have it",
    "no idea",
    "i lost my confirmation",
    "no lo tengo",
    "habe ich nicht",
    "没有",
  ])("%s: is neither", (text) => {
    const { name, codes } = asIdentity(understand(text, FRIDAY));
    expect([name.last, ...codes.bookings]).toEqual([undefined]);
  });

  it.each([
    ["van der Berg", "Berg"],
    ["O'Neil", "O'Neil"],
    ["it's lee", "lee"],
  ])("%s: is a name", (text, last) => {
    expect(asIdentity(understand(text, FRIDAY)).name.last).toBe(last);
  });
});

const CHATS = "../shared/data/corpora/benign-multidogo-airline.jsonl";
const LABELS: [label: string, intents: string[], atLeast: number][] = [
  ["changeseatassignment", ["seat_change", "seat_map", "my_seat"], 0.8],
  ["getboardingpass", ["check_in"], 0.9],
  ["getseatinfo", ["my_seat", "seat_map", "seat_change"], 0.85],
  ["openinggreeting", ["greeting"], 0.9],
  ["thankyou", ["thanks", "goodbye"], 0.85],
];
if (!existsSync(CHATS))
  console.log(`skipped: real chats, to measure the stand-in's understanding; ${CHATS} is not here`);

describe.skipIf(!existsSync(CHATS))("real chats", () => {
  const turns = existsSync(CHATS)
    ? readFileSync(CHATS, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => JSON.parse(line) as { text: string; intents: string[] })
    : [];

  it.each(LABELS)("labelled %s are understood", (label, intents, atLeast) => {
    const labelled = turns.filter((turn) => turn.intents.length === 1 && turn.intents[0] === label);
    const understood = labelled.filter(({ text }) => wanted(text).some((intent) => intents.includes(intent)));
    const share = understood.length / labelled.length;
    console.log(`${label}: ${understood.length} of ${labelled.length} understood (${(share * 100).toFixed(1)} %)`);
    expect(share).toBeGreaterThanOrEqual(atLeast);
  });
});
