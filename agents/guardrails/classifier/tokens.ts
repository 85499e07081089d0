// Longer texts are attacks or letters: their beginning and end say which.
const HEAD = 2400;
const TAIL = 800;

const TOKEN =
  /[a-z0-9_@]+(?:[.'@_][a-z0-9_@]+)*|\p{Script=Han}|[\p{Script=Hiragana}ー]+|[\p{Script=Katakana}ー]+|\p{L}[\p{L}\p{M}]*|\p{N}+|[^\s\p{L}\p{N}]/gu;

/**
 * Folded text as words and shapes. What varies without meaning becomes its shape: digits by length, codes, e-mail
 * addresses, links; so that one reservation code is as good as another.
 */
export function tokens(folded: string): string[] {
  const text = folded.length > HEAD + TAIL ? `${folded.slice(0, HEAD)} ${folded.slice(-TAIL)}` : folded;
  return (text.match(TOKEN) ?? []).map(shape);
}

function shape(token: string): string {
  const first = token.charCodeAt(0);
  if (token.length === 1) return first >= 48 && first <= 57 ? "<n1>" : token;
  if (/^[a-z]+$/.test(token)) return token;
  if (token.includes("@")) return "<email>";
  if (/^https?$|^www\./.test(token)) return "<link>";
  if (/\d/.test(token)) return /^[\d.]+$/.test(token) ? `<n${Math.min(token.length, 8)}>` : "<code>";
  return token.replace(/'/g, "");
}
