// Zero-width, direction marks, variation selectors and Unicode "tags" are invisible: they carry no words a person reads.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

// Plain ASCII is most of the traffic and needs only lower case.
const PLAIN = /^[\x20-\x7e\n]*$/;

/** Text without what the eye can't see. */
export const visible = (text: string): string => text.replace(INVISIBLE, "");

/**
 * One spelling for comparing: compatibility forms unified (NFKC), lower case, accents dropped from Latin
 * letters (Japanese voicing marks stay), curly quotes straightened, white space single.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/\s+/g, " ").trim();
  return visible(text)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/[\u2018\u2019\u201b\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d\u201e«»]/g, '"')
    .replace(/ß/g, "ss")
    .replace(/\s+/g, " ")
    .trim();
}
