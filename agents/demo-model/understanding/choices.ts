import { fold } from "../../language/fold.ts";

export type CabinName = "business" | "economy" | "basic_economy";

/** How a customer points at one of several things, and how many of something they want. */
export interface Choices {
  /** 0 for the first, 1 for the second … -1 for the last. */
  pick: number | undefined;
  /** "the earlier one", "the cheapest". */
  best: "earliest" | "latest" | "cheapest" | undefined;
  cabin: CabinName | undefined;
  /** A number of bags, passengers, or what was just asked for. */
  count: number | undefined;
  kind: "window" | "aisle" | "middle" | "exit" | "front" | undefined;
  /** "the 3 pm one": `15`, or `15:30`. */
  time: string | undefined;
}

const ORDINALS: readonly [RegExp, number][] = [
  [
    /\b(?:first|1st|option (?:1|one|a)|number (?:1|one)|the former|primer[oa]?|premi(?:er|ere)|erste[rns]?|primeir[oa])\b|第一|最初|一つ目/,
    0,
  ],
  [
    /\b(?:second|2nd|option (?:2|two|b)|number (?:2|two)|the latter|segund[oa]|deuxieme|second[e]?|zweite[rns]?)\b|第二|二つ目/,
    1,
  ],
  [
    /\b(?:third|3rd|option (?:3|three|c)|number (?:3|three)|tercer[oa]?|troisieme|dritte[rns]?|terceir[oa])\b|第三|三つ目/,
    2,
  ],
  [/\b(?:fourth|4th|option (?:4|four|d)|number (?:4|four))\b/, 3],
  [/\b(?:last one|the last)\b/, -1],
];

/** One, two and three as whole answers, in the other languages of the house. */
const COUNTED: readonly RegExp[] = [
  /^(?:una?|uno|une?|eine?[nrs]?|uma?|一|一件|1つ|一つ)(?: (?:mas|maleta|de plus|mehr|mala|mais))*[.!]?$/,
  /^(?:dos|deux|zwei|dois|duas|两|二|两件|2つ|二つ)(?: (?:mas|maletas|de plus|mehr|malas|mais))*[.!]?$/,
  /^(?:tres|trois|drei|三|三件|3つ|三つ)(?: (?:mas|maletas|de plus|mehr|malas|mais))*[.!]?$/,
];

const NUMBERS = "zero one two three four five six seven eight nine ten".split(" ");

/** Reads choices from a message; a bare digit is both a pick and a count, and the question decides. */
export function choicesIn(text: string): Choices {
  const said = fold(text);
  const bare = /^(?:option |number |#)?(\d)\.?$/.exec(said)?.[1];
  const isNotAnOption = /\bfirst (?:name|class|leg|flight|time)\b|\bsecond (?:leg|flight|time)\b|\bone second\b/.test(
    said,
  );
  return {
    pick: isNotAnOption
      ? undefined
      : (ORDINALS.find(([word]) => word.test(said))?.[1] ?? (bare ? Number(bare) - 1 : undefined)),
    best: bestIn(said),
    cabin: cabinIn(said),
    count: countIn(said),
    kind: kindIn(said),
    time: timeIn(said),
  };
}

function bestIn(said: string): Choices["best"] {
  if (
    /\b(?:earlie(?:r|st)|soon(?:er|est)|next (?:available )?(?:flight|one)|as soon as possible|asap|morning one)\b/.test(
      said,
    )
  )
    return "earliest";
  if (/\b(?:later one|latest|afternoon one|the later)\b/.test(said)) return "latest";
  return /\bcheap(?:er|est)\b|\blowest (?:price|fare)\b/.test(said) ? "cheapest" : undefined;
}

function cabinIn(said: string): CabinName | undefined {
  const isBasic = /\bbasic(?: economy)?\b/.test(said);
  if (/\b(?:business|first)(?: class| cabin)?\b/.test(said) && /\bbusiness|first class|first cabin/.test(said)) {
    return /\bfrom business\b.*\beconomy\b|\bdowngrade\b.*\beconomy\b/.test(said) ? "economy" : "business";
  }
  if (isBasic && /\bto (?:regular |standard |main )?economy\b/.test(said) && !/\bto basic\b/.test(said))
    return "economy";
  if (isBasic) return "basic_economy";
  return /\b(?:economy|coach|main cabin)\b/.test(said) ? "economy" : undefined;
}

function countIn(said: string): number | undefined {
  const digit =
    /\b(\d{1,2})\b(?= (?:more |extra |checked |additional )*(?:bags?|suitcases?|luggage|pieces?|passengers?|people|persons?|adults?|tickets?|seats?|of us))|^(\d{1,2})$/.exec(
      said,
    );
  if (digit) return Number(digit[1] ?? digit[2]);
  const word = NUMBERS.findIndex((name) =>
    new RegExp(
      `\\b${name}\\b(?= (?:more |extra |checked |additional )*(?:bags?|suitcases?|luggage|passengers?|people|adults?|tickets?|of us))|^${name}$`,
    ).test(said),
  );
  if (word >= 0) return word;
  if (/\b(?:a|an|one|another) (?:more |extra |checked |additional |second )*(?:bag|suitcase|piece)\b/.test(said))
    return 1;
  const elsewhere = COUNTED.findIndex((words) => words.test(said));
  if (elsewhere >= 0) return elsewhere + 1;
  return /\b(?:just me|only me|just for me|myself)\b/.test(said) ? 1 : undefined;
}

function timeIn(said: string): string | undefined {
  const found = /\b(\d{1,2})(?::(\d{2}))? ?(am|pm)\b/.exec(said) ?? /\b([01]?\d|2[0-3]):([0-5]\d)\b/.exec(said);
  if (!found) return undefined;
  const [, hour = "", minutes, half] = found;
  const hours = (Number(hour) % (half ? 12 : 24)) + (half === "pm" ? 12 : 0);
  return `${String(hours).padStart(2, "0")}${minutes ? `:${minutes}` : ""}`;
}

function kindIn(said: string): Choices["kind"] {
  if (/\bwindow\b/.test(said)) return /\b(?:from|my) (?:a |the )?window\b.*\baisle\b/.test(said) ? "aisle" : "window";
  if (/\baisle\b/.test(said)) return "aisle";
  if (/\bmiddle\b/.test(said)) return "middle";
  if (/\b(?:exit row|emergency exit|extra leg ?room)\b/.test(said)) return "exit";
  return /\b(?:front|first row|row 1|bulkhead)\b/.test(said) ? "front" : undefined;
}
