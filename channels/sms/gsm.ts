import calculator from "sms-segments-calculator";

const { SegmentedMessage } = calculator;

/** Signs with a plain twin that the calculator's own table (Twilio's "smart encoding") leaves out or doubles. */
const TWINS: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g, " "],
  [/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, ""],
  [/[\u2011\u2212]/g, "-"],
  [/\u2032/g, "'"],
  [/\u2033/g, '"'],
  [/[\u2022\u2023\u25e6\u00b7]/g, "-"],
  [/\u2192/g, "->"],
  [/\u00d7/g, "x"],
  [/\u2122/g, "(TM)"],
  [/\u00ae/g, "(R)"],
  [/\u00a9/g, "(C)"],
  [/\r\n?/g, "\n"],
];

// Keycaps begin with a digit, and the digit is a word: only what encloses it is decoration.
const DECORATION =
  /[\ufe0e\ufe0f\u20e3]|(?!\d)\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}{2}/gu;

// 3GPP TS 23.038, 6.2.1: the default alphabet, and its extension, whose characters take two places.
const BASIC = "@£$¥èéùìòÇ\\nØø\\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\\-";
const EXTENDED = "\\f^{}\\\\[~\\]|€";
const GSM = new RegExp(`^[${BASIC}${EXTENDED}]*$`);
const TWO_PLACES = new RegExp(`[${EXTENDED}]`, "g");

/** Whether a text goes out in the GSM 7-bit alphabet: 160 characters a segment instead of 70. */
export const isGsm = (text: string): boolean => GSM.test(text);

/** How many of a segment's 160 places a GSM character takes. */
export const placesOf = (character: string): number => character.length + (character.match(TWO_PLACES)?.length ?? 0);

/**
 * The text in the GSM 7-bit alphabet, if only typography keeps it out: quotes, dashes and spaces have plain twins,
 * and pictures may go where `dropPictures` says so and words remain. Letters are never changed: a text that needs
 * others than GSM's comes back as it was.
 */
export function toGsm(text: string, { dropPictures }: { dropPictures: boolean }): string {
  if (isGsm(text)) return text;
  const twinned = TWINS.reduce((folded, [sign, twin]) => folded.replace(sign, twin), text);
  const plain = new SegmentedMessage(twinned, "auto", true).graphemes.join("");
  if (isGsm(plain)) return plain;
  const bare = plain.replace(DECORATION, "").replace(/ {2,}/g, " ").trim();
  return dropPictures && bare !== "" && isGsm(bare) ? bare : text;
}
