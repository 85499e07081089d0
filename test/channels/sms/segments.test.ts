import fc from "fast-check";
import calculator from "sms-segments-calculator";
import { describe, expect, it } from "vitest";
import { isGsm, toGsm } from "../../../channels/sms/gsm.ts";
import { cutIntoPages, segmentsOf, under } from "../../../channels/sms/segments.ts";
import { corpus } from "../../support/corpus.ts";

const OFFER = "Reply MORE to read on.";
const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe("segments", () => {
  it("are counted as Twilio bills them", ({ skip }) => {
    const records = corpus("sms-segments", skip);
    const counted = records.map(({ id, text }) => [id, segmentsOf(text), isGsm(text) ? "GSM-7" : "UCS-2"]);
    expect(counted).toEqual(records.map(({ id, segments, label }) => [id, segments, label]));
  });

  // Matched to `num_segments` on a live account (TwilioDevEd/message-segment-calculator#66).
  it.each([
    ["80 characters, CRLF, 79 characters", `${"a".repeat(80)}\r\n${"a".repeat(79)}`, 2],
    ["80 characters, LF, 79 characters", `${"a".repeat(80)}\n${"a".repeat(79)}`, 1],
    ["a decomposed letter 70 times", "e\u0301".repeat(70), 3],
    ["80 euro signs", "€".repeat(80), 1],
    ["81 euro signs", "€".repeat(81), 2],
    ["35 emoji", "😜".repeat(35), 1],
    ["36 emoji", "😜".repeat(36), 2],
  ])("%s", (_what, text, segments) => {
    expect(segmentsOf(text)).toBe(segments);
  });

  it("are the calculator's for any text in the GSM alphabet", () => {
    const ascii = fc.string({ unit: fc.constantFrom(..."aZ0 \r\n[]{}^~|\\@$.€éΔ"), maxLength: 700 });
    fc.assert(
      fc.property(ascii, (text) => {
        expect(segmentsOf(text)).toBe(new calculator.SegmentedMessage(text).segmentsCount);
      }),
      { numRuns: 60 },
    );
  });
});

describe("pages", () => {
  const everyPage = (text: string, most: number) => {
    const pages = cutIntoPages(text, most, OFFER);
    return pages.map((page, i) => (i < pages.length - 1 ? under(page, OFFER) : page));
  };

  it("leave a short answer alone", () => {
    expect(cutIntoPages("See you at gate B4.", 3, OFFER)).toEqual(["See you at gate B4."]);
  });

  it("have every word, in at most so many segments, whatever the text", () => {
    const text = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), { maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (pieces, most) => {
        const whole = words(pieces.join(" ")).join(" ");
        expect(words(cutIntoPages(whole, most, OFFER).join(" "))).toEqual(words(whole));
        for (const page of everyPage(whole, most)) expect(segmentsOf(page)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 40 },
    );
  });

  it("end where a sentence does, if that costs less than half a page", () => {
    const text = "Your flight leaves soon. ".repeat(60).trim();
    for (const page of cutIntoPages(text, 2, OFFER)) expect(page).toMatch(/\.$/);
  });

  it("never cut an address", () => {
    const address = "https://support.example.com/trips/K7Q2XD?view=seats&from=sms";
    const text = Array.from({ length: 20 }, (_, i) => `Link ${i}: ${address}${i}`).join(" ");
    const found = cutIntoPages(text, 1, OFFER).flatMap((page) => page.match(/https:\S+/g) ?? []);
    expect(found).toEqual(Array.from({ length: 20 }, (_, i) => `${address}${i}`));
  });

  it("never cut a character as people see it", () => {
    for (const face of ["👨‍👩‍👧‍👦", "🇮🇹", "e\u0301\u0323", "한"])
      expect(cutIntoPages(face.repeat(300), 2, OFFER).join("").split(face).join("")).toBe("");
  });

  it("take a word longer than a page apart rather than lose it", () => {
    const word = "x".repeat(1_000);
    expect(cutIntoPages(word, 1, OFFER).join("")).toBe(word);
  });
});

describe("the GSM alphabet", () => {
  it("takes typography for its plain twin", () => {
    const typed = "“Don’t” – it’s\u00a0gate B4… → 10\u202f€, 2\u2011hour";
    expect(toGsm(typed, { dropPictures: false })).toBe(`"Don't" - it's gate B4... -> 10 €, 2-hour`);
  });

  it("changes no letter: what needs others stays as it was", () => {
    for (const text of ["Você está “aqui”", "您的航班…", "Ça dépend – œuvre"])
      expect(toGsm(text, { dropPictures: true })).toBe(text);
  });

  it("lets pictures go where words remain", () => {
    expect(toGsm("Have a good flight ✈️ 👍🏽 🇮🇹", { dropPictures: true })).toBe("Have a good flight");
    expect(toGsm("👍", { dropPictures: true })).toBe("👍");
    expect(toGsm("Sure 👍", { dropPictures: false })).toBe("Sure 👍");
    expect(toGsm("Press 1️⃣", { dropPictures: true })).toBe("Press 1");
  });
});
