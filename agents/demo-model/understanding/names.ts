/** A customer's name as they gave it. */
export interface Named {
  last: string | undefined;
  full: string | undefined;
}

const NAME = "([\\p{Lu}][\\p{L}'’-]*(?: [\\p{Lu}][\\p{L}'’-]*){0,3})";
const ANY = "([\\p{L}][\\p{L}'’-]+)";
const LAST = new RegExp(
  `\\b(?:last name|surname|family name|apellido|nachname|nom(?: de famille)?|sobrenome)(?: is| es| ist| est| é|:|,)* ${ANY}`,
  "iu",
);
const FULL = new RegExp(
  `\\b(?:my name is|my name's|name is|name:|this is|i am|i'm|passenger(?: is|:)?|under|for|me llamo|mi nombre es|ich hei(?:ss|ß)e|mein name ist|je m'appelle|meu nome é|me chamo)\\s+${NAME}`,
  "iu",
);
const NOT_NAMES =
  /^(?:i['’]\w+|it['’]s|the|one|a|an|my|your|our|it|is|yes|no|not|ok|okay|sure|thanks|thank|please|hi|hello|hey|flight|booking|code|confirmation|reservation|and|last|first|name|seat|bag|bags|today|tomorrow|here|help|you|person|human|agent|why|what|when|where|how|who|just|so|but|very|really|sorry|stuck|trying|looking|going|flying|travelling|traveling|traveler|waiting|having|getting|calling|writing|asking|done|good|fine|great|new|late|delayed|cancelled|canceled|worried|angry|happy|sir|madam|to|from|in|at|on|of|with|for|i|me|we|he|she|they|that|this|there|correct|right|delta|united|paris|austin|london|boston|denver|chicago|seattle|miami|atlanta|tokyo|frankfurt)$/i;

const HAS_NONE =
  /\b(?:don'?t|do not|didn'?t|can'?t|cannot|couldn'?t|haven'?t|have|lost|forgot(?:ten)?|know|remember|find|need|no idea|no clue|nothing|never|no (?:lo|la) (?:tengo|se)|no tengo|ne (?:l'ai|sais|trouve)|j'ai perdu|habe ich nicht|weiss (?:ich )?nicht|kenne|nao (?:tenho|sei|lembro)|perdi)\b|没有|不知道|忘|ありません|わかりません|分かりません|忘れ/;

/** Whether an answer to "which code, which name?" says that there is none at hand. */
export const hasNone = (folded: string): boolean => HAS_NONE.test(folded);

/** Who the customer says they are. Lower case counts only where a name was announced. */
export function nameIn(text: string): Named {
  const last = clean(LAST.exec(text)?.[1]);
  const announced = FULL.exec(text)?.[1];
  const full = announced && isCapitalised(announced) ? clean(announced) : undefined;
  return { last: last ?? lastOf(full), full };
}

/** The name written next to a code: "LL0EZ6, Lee", "Taylor Lee LL0EZ6". */
export function nameBeside(text: string, codes: readonly string[]): Named {
  for (const code of codes) {
    const written = code.replace("-", "[- ]?");
    const after = new RegExp(`${written}[\\s,;:/.-]+(?:and |under |on |for |last name |name |is )*${NAME}`, "u");
    const before = new RegExp(`${NAME}[\\s,;:/.-]+(?:code |booking |confirmation |with |and |is )*${written}`, "u");
    const loose = new RegExp(after.source, "iu");
    const found =
      after.exec(text)?.[1] ??
      before.exec(text)?.[1] ??
      (endsWithName(text, written) ? loose.exec(text)?.[1] : undefined);
    const full = clean(found);
    if (full) return { last: lastOf(full), full: full.includes(" ") ? full : undefined };
  }
  return { last: undefined, full: undefined };
}

/** A code with one or two words after it, and nothing more: the words are the name, however they are written. */
const endsWithName = (text: string, code: string): boolean =>
  new RegExp(
    `${code}[\\s,;:/.-]+(?:and |under |last name |name |is )*[\\p{L}'’-]+(?: [\\p{L}'’-]+)?[.!? ]*$`,
    "iu",
  ).test(text);

/** For an answer to "which name?": whatever is left once codes and polite words are gone, if it is one to three words. */
export function bareName(text: string, codes: readonly string[]): Named {
  let rest = text;
  for (const code of codes) rest = rest.replaceAll(new RegExp(code.replace("-", "[- ]?"), "gi"), " ");
  const words = rest
    .split(/[^\p{L}'’-]+/u)
    .filter((word) => word.length > 1 && !NOT_NAMES.test(word) && !/\d/.test(word));
  if (words.length === 0 || words.length > 3 || /\d/.test(rest)) return { last: undefined, full: undefined };
  return { last: words.at(-1), full: words.length > 1 ? words.join(" ") : undefined };
}

const isCapitalised = (text: string): boolean => /^\p{Lu}/u.test(text);
const lastOf = (full: string | undefined): string | undefined => full?.split(" ").at(-1);

function clean(name: string | undefined): string | undefined {
  const words = name?.split(" ").filter((word) => !NOT_NAMES.test(word)) ?? [];
  return words.length > 0 ? words.join(" ") : undefined;
}
