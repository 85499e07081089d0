/** What a written number may mean: "1.234,5", "1,234.5", "1 234,5", "1'234.5" are one number, and "1.234" is two. */
export function numbersMeant(written: string): number[] {
  const compact = written.replace(/[\s\u00a0\u202f'’]/g, "");
  const candidates = [compact.replace(/,/g, ""), compact.replace(/\./g, "").replace(/,/g, ".")];
  return [...new Set(candidates.filter((text) => /^\d+(?:\.\d+)?$/.test(text)).map(Number))];
}

/** A number as people write it with digits, groups and decimals. */
export const NUMBER = String.raw`\d{1,3}(?:[., \u00a0\u202f'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?`;

const WORDS: Record<string, number> = Object.fromEntries(
  [
    "zero|cero|null|零|〇",
    "one|un|una|uno|une|ein|eine|einen|einem|einer|um|uma|一",
    "two|dos|deux|zwei|dois|duas|二|两|兩",
    "three|tres|trois|drei|三",
    "four|cuatro|quatre|vier|quatro|四",
    "five|cinco|cinq|funf|五",
    "six|seis|sechs|六",
    "seven|siete|sept|sieben|sete|七",
    "eight|ocho|huit|acht|oito|八",
    "nine|nueve|neuf|neun|nove|九",
    "ten|diez|dix|zehn|dez|十",
    "eleven|once|onze|elf|十一",
    "twelve|doce|douze|zwolf|doze|十二",
  ].flatMap((names, value) => names.split("|").map((name) => [name, value] as const)),
);
const TENS: Record<string, number> = {
  fifteen: 15,
  twenty: 20,
  "twenty-four": 24,
  "twenty four": 24,
  thirty: 30,
  forty: 40,
  "forty-five": 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  quince: 15,
  veinte: 20,
  veinticuatro: 24,
  treinta: 30,
  cincuenta: 50,
  cien: 100,
  quinze: 15,
  vingt: 20,
  "vingt-quatre": 24,
  trente: 30,
  cinquante: 50,
  cent: 100,
  funfzehn: 15,
  zwanzig: 20,
  vierundzwanzig: 24,
  dreissig: 30,
  funfzig: 50,
  hundert: 100,
  vinte: 20,
  trinta: 30,
  cinquenta: 50,
  cem: 100,
  十五: 15,
  二十: 20,
  二十四: 24,
  三十: 30,
};

/** Numbers as words, in the languages of the house; folded. */
export const numberWords: Readonly<Record<string, number>> = { ...WORDS, ...TENS };
/** "a", "un", "una": often an article, so only said to be a number before a unit. */
export const NUMBER_WORD = Object.keys(numberWords)
  .sort((a, b) => b.length - a.length)
  .join("|");

/** The values of a number in digits or words. */
export const valuesOf = (written: string): number[] => {
  const word = numberWords[written.toLowerCase()];
  return word === undefined ? numbersMeant(written) : [word];
};
