import { fold } from "../../language/fold.ts";

/** A text an attacker may have hidden inside a message, and how. */
export interface Unmasked {
  text: string;
  disguise: string;
}

/**
 * Everything a message may really say: undone look-alike letters, digits for letters, spaced-out letters, base64, hex,
 * percent encoding, rot13, reversal, and words in invisible characters. Empty for nearly all honest messages.
 */
export function unmask(raw: string): Unmasked[] {
  const folded = fold(raw);
  return [
    ...hidden(raw),
    ...view("look-alike letters", folded, lookAlikes(folded)),
    ...view("digits for letters", folded, leet(folded)),
    ...view("split words", folded, rejoined(folded)),
    ...view("rot13", folded, ROT13_SIGNS.test(folded) ? rot13(folded) : folded),
    ...view("reversed", folded, REVERSED_SIGNS.test(folded) ? [...folded].reverse().join("") : folded),
    ...encoded(raw),
  ];
}

const view = (disguise: string, before: string, text: string): Unmasked[] =>
  text === before ? [] : [{ text, disguise }];

/** Unicode "tag" characters spell ASCII that no one sees; a model reads it. */
function hidden(raw: string): Unmasked[] {
  const tags = raw.match(/[\u{e0020}-\u{e007e}]{4,}/gu);
  if (!tags) return [];
  const text = [...tags.join(" ")].map((char) => String.fromCharCode((char.codePointAt(0) ?? 0) & 0x7f)).join("");
  return [{ text: fold(text), disguise: "invisible characters" }];
}

const LOOK_ALIKES: Record<string, string> = {
  а: "a",
  в: "b",
  с: "c",
  ԁ: "d",
  е: "e",
  ё: "e",
  һ: "h",
  і: "i",
  ї: "i",
  ј: "j",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  ѕ: "s",
  т: "t",
  у: "y",
  х: "x",
  ѵ: "v",
  ԝ: "w",
  α: "a",
  β: "b",
  ε: "e",
  η: "n",
  ι: "i",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  σ: "s",
  τ: "t",
  υ: "u",
  χ: "x",
  ω: "w",
  ı: "i",
  ƒ: "f",
  ɡ: "g",
  ո: "n",
  ս: "u",
  օ: "o",
  ց: "g",
  ł: "l",
  ø: "o",
  đ: "d",
};
const MIXED = /[a-z][\u0370-\u058f]|[\u0370-\u058f][a-z]|[ıƒɡłøđ]/u;

const lookAlikes = (folded: string): string =>
  MIXED.test(folded) ? folded.replace(/[^\p{ASCII}]/gu, (char) => LOOK_ALIKES[char] ?? char) : folded;

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
};

/** Only words that mix letters with such digits inside: "1gn0r3", not "14c" or "k7q2xd". */
const leet = (folded: string): string =>
  folded.replace(/(?<![\w@$])[a-z013457@$!|]{4,}(?![\w@$])/g, (word) => {
    const letters = word.match(/[a-z]/g)?.length ?? 0;
    return letters < 2 || letters === word.length ? word : word.replace(/[013457@$!|]/g, (char) => LEET[char] ?? char);
  });

/** "i g n o r e", "i.g.n.o.r.e", "i-nstruction": letters apart, or words cut by a hyphen, in a row. */
function rejoined(folded: string): string {
  const spaced = folded.replace(/(?<![\p{L}\p{N}])(?:[a-z][ ._*-]{1,2}){4,}[a-z](?![\p{L}\p{N}])/gu, (run) =>
    run.replace(/[ ._*-]/g, ""),
  );
  const cuts = spaced.match(/[a-z]{1,}-\s?[a-z]+/g)?.length ?? 0;
  return cuts >= 4 ? spaced.replace(/([a-z])-\s?([a-z])/g, "$1$2") : spaced;
}

const ROT13_SIGNS = /\b(?:vtaber|qvfertneq|sbetrg|vafgehpgvbaf?|flfgrz|cebzcg|cerivbhf|eriragl|erirny|cnffjbeq)\b/;
const rot13 = (text: string): string =>
  text.replace(/[a-z]/g, (char) => String.fromCharCode(((char.charCodeAt(0) - 97 + 13) % 26) + 97));

const REVERSED_SIGNS = /(?:erongi|drageRsid|drageRsiD|drager sid|dragersid|tegrof|snoitcurtsni|tpmorp|metsys|suoiverp)/;

const BASE64 = /(?<![\w+/=])[A-Za-z0-9+/]{20,}={0,2}(?![\w+/=])/g;
const HEX = /(?<![\w])(?:[0-9a-f]{2}[ :]?){10,}(?![\w])/gi;

function encoded(raw: string): Unmasked[] {
  const found: Unmasked[] = [];
  for (const [run] of raw.matchAll(BASE64)) keep(found, "base64", Buffer.from(run, "base64"));
  for (const [run] of raw.matchAll(HEX)) keep(found, "hex", Buffer.from(run.replace(/[ :]/g, ""), "hex"));
  if (/(?:%[0-9a-f]{2}.?){3}/i.test(raw)) {
    const text = raw.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    found.push({ text: fold(text), disguise: "percent encoding" });
  }
  return found;
}

/** Decoded bytes count only when they read as text: a random code decodes to noise. */
function keep(found: Unmasked[], disguise: string, bytes: Buffer): void {
  const text = bytes.toString("utf8");
  const share = (of: RegExp): number => (text.match(of)?.length ?? 0) / text.length;
  if (text.length >= 8 && share(/[\x20-\x7e\n]/g) > 0.95 && share(/[a-z ]/gi) > 0.5)
    found.push({ text: fold(text), disguise });
}
