/** Words with their emphasis. A plain string is text; nothing is ever markup. */
export type Inline =
  | string
  | { type: "strong" | "em" | "del"; inside: Inline[] }
  | { type: "link"; href: string; inside: Inline[] }
  | { type: "code"; text: string }
  | { type: "break" };

/** A run of `*`, `_`, `~` or a bracket that may still find its partner. `at` is where its own characters stand. */
interface Open {
  marker: string;
  count: number;
  closes: boolean;
  at: number;
}

const SAFE_LINK = /^(https?:|mailto:|tel:)/i;
const PUNCTUATION = /[\p{P}\p{S}]/u;

const SPECIAL = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /(?<ticks>(?<!`)`+(?!`))(?<code>[\s\S]*?[^`])\k<ticks>(?!`)/,
    /<(?<angled>(?:https?:|mailto:|tel:)[^\s<>]*)>/,
    /(?<![\w/@.])(?<bare>https?:\/\/[^\s<]+|www\.[^\s<]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/,
    /(?<run>\*+|_+|~+)/,
    /(?<bracket>!?\[)/,
    /(?<closing>\])(?:\(\s*<?(?<href>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))?/,
    /(?<newline> *\n)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

/** Reads the inline half of CommonMark that people and models write in chats, with GitHub's strikethrough and bare links. */
export function readInline(text: string): Inline[] {
  const reading = new Reading(text);
  let from = 0;
  for (const { 0: found, index, groups = {} } of text.matchAll(SPECIAL)) {
    reading.out.push(text.slice(from, index));
    from = index + reading.meet(found, index, groups);
  }
  reading.out.push(text.slice(from));
  return joined(reading.out);
}

class Reading {
  readonly out: Inline[] = [];
  readonly #text: string;
  #open: Open[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes what was found at `index` in, and returns how many characters of it were used. */
  meet(found: string, index: number, groups: Record<string, string | undefined>): number {
    const { escaped, code, angled, bare, run, bracket, closing, href } = groups;
    if (escaped) this.out.push(escaped);
    else if (code) this.out.push({ type: "code", text: code.replace(/\n/g, " ").replace(/^ (.*[^ ].*) $/, "$1") });
    else if (angled) this.out.push({ type: "link", href: angled, inside: [angled] });
    else if (bare) return this.#bare(bare);
    else if (run) this.#run(run, index);
    else if (bracket) this.#push({ marker: bracket, count: 1, closes: false }, bracket);
    else if (closing) this.#link(found, href);
    else this.out.push({ type: "break" });
    return found.length;
  }

  // What ends a sentence does not belong to the address in it.
  #bare(found: string): number {
    let address = found.replace(/[?!.,:;*_~'"]+$/, "");
    while (address.endsWith(")") && address.split("(").length < address.split(")").length)
      address = address.slice(0, -1);
    const scheme = /^https?:/.test(address) ? "" : address.startsWith("www.") ? "http://" : "mailto:";
    this.out.push({ type: "link", href: scheme + address, inside: [address] });
    return address.length;
  }

  // https://spec.commonmark.org/0.31.2/#delimiter-run
  #run(run: string, index: number): void {
    const marker = run[0] ?? "";
    const before = this.#text[index - 1] ?? " ";
    const after = this.#text[index + run.length] ?? " ";
    const left = after.trim() && (!PUNCTUATION.test(after) || !before.trim() || PUNCTUATION.test(before));
    const right = before.trim() && (!PUNCTUATION.test(before) || !after.trim() || PUNCTUATION.test(after));
    const inWord = marker === "_" && left && right;
    const opens = left && (!inWord || PUNCTUATION.test(before));
    const closes = right && (!inWord || PUNCTUATION.test(after));
    const count = closes ? this.#close(marker, run.length, !!opens) : run.length;
    if (count === 0) return;
    if (opens) this.#push({ marker, count, closes: !!closes }, marker.repeat(count));
    else this.out.push(marker.repeat(count));
  }

  /** Closes as much as finds a partner; returns how many characters are left over. */
  #close(marker: string, count: number, opens: boolean): number {
    while (count > 0) {
      const found = this.#open.findLastIndex((open) => open.marker === marker && pairs(open, count, opens));
      const opener = this.#open[found];
      if (!opener) break;
      const used = Math.min(2, opener.count, count);
      const inside = joined(this.out.splice(opener.at + 1));
      const type = marker === "~" ? "del" : used === 2 ? "strong" : "em";
      opener.count -= used;
      this.out[opener.at] = marker.repeat(opener.count);
      this.out.push({ type, inside });
      this.#open.length = opener.count > 0 ? found + 1 : found;
      count -= used;
    }
    return count;
  }

  #link(found: string, href: string | undefined): void {
    const index = this.#open.findLastIndex(({ marker }) => marker.endsWith("["));
    const opener = this.#open[index];
    if (!opener || !href || !SAFE_LINK.test(href)) {
      if (opener) this.#open.splice(index, 1);
      this.out.push(found);
      return;
    }
    const inside = joined(this.out.splice(opener.at + 1));
    this.out[opener.at] = { type: "link", href, inside };
    // No link stands inside another.
    this.#open = this.#open.slice(0, index).filter(({ marker }) => marker !== "[");
  }

  #push(open: Omit<Open, "at">, literal: string): void {
    this.#open.push({ ...open, at: this.out.length });
    this.out.push(literal);
  }
}

// https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis, rules 9 and 10
function pairs(open: Open, count: number, opens: boolean): boolean {
  if (open.marker === "~") return open.count === count && count < 3;
  return !((open.closes || opens) && (open.count + count) % 3 === 0 && (open.count % 3 !== 0 || count % 3 !== 0));
}

function joined(parts: Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === "string" && typeof last === "string") out[out.length - 1] = last + part;
    else if (part !== "") out.push(part);
  }
  return out;
}
