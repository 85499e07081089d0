import { type Inline, readInline } from "./inline.ts";

/** A message's paragraphs, lists and so on. */
export type Block =
  | { type: "paragraph" | "heading"; inside: Inline[] }
  | { type: "quote"; blocks: Block[] }
  | { type: "list"; start: number | undefined; items: Block[][] }
  | { type: "code"; text: string }
  | { type: "table"; header: Inline[][]; rows: Inline[][][] }
  | { type: "rule" };

/** With the name of a language at most: a longer text after it would be lost. */
const FENCE = /^ {0,3}(?:(`{3,})[\w+#.-]*|(~{3,})) *$/;
const HEADING = /^ {0,3}#{1,6}(?: +(.*?))??(?: +#+)? *$/;
const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|(\d{1,9})[.)])( {1,4}(?! )| (?= )|$)/;
const DELIMITERS = /^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/;
/** Lists and quotes nest so deep, and are words below that. */
const DEEPEST = 10;

/** A text being read line by line. */
interface Source {
  lines: string[];
  at: number;
}

/**
 * Reads the Markdown that people and models write in chats: CommonMark's blocks and GitHub's tables, without HTML,
 * reference links, underlined headings and code by indentation, which stay the words they are. What is still open at the
 * end, as it is while an answer streams, reads as if it were closed there.
 */
export function readMarkdown(text: string): Block[] {
  return readBlocks(text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n"), 0);
}

function readBlocks(lines: string[], depth: number): Block[] {
  const source = { lines, at: 0 };
  const blocks: Block[] = [];
  while (source.at < lines.length) {
    const line = lines[source.at] ?? "";
    if (!line.trim()) source.at++;
    else blocks.push(readBlock(line, source, depth));
  }
  return blocks;
}

function readBlock(line: string, source: Source, depth: number): Block {
  const [, ticks, fence = ticks] = FENCE.exec(line) ?? [];
  if (fence) return readCode(fence, source);
  const heading = HEADING.exec(line);
  if (heading || RULE.test(line)) {
    source.at++;
    return heading ? { type: "heading", inside: readInline(heading[1] ?? "") } : { type: "rule" };
  }
  if (depth < DEEPEST) {
    if (QUOTE.test(line)) return readQuote(source, depth);
    if (ITEM.test(line)) return readList(source, depth);
  }
  return (line.includes("|") && readTable(source)) || readParagraph(source);
}

function readCode(fence: string, source: Source): Block {
  const body: string[] = [];
  for (source.at++; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    if (line.trim().startsWith(fence) && !line.trim().replaceAll(fence[0] ?? "", "")) {
      source.at++;
      break;
    }
    body.push(line);
  }
  return { type: "code", text: body.join("\n") };
}

function readQuote(source: Source, depth: number): Block {
  const inner: string[] = [];
  for (; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    if (!QUOTE.test(line) && (!line.trim() || begins(line))) break;
    inner.push(line.replace(QUOTE, ""));
  }
  return { type: "quote", blocks: readBlocks(inner, depth + 1) };
}

function readList(source: Source, depth: number): Block {
  const items: Block[][] = [];
  const [, , marker = "", number] = ITEM.exec(source.lines[source.at] ?? "") ?? [];
  const kind = marker.at(-1);
  for (;;) {
    const line = source.lines[source.at] ?? "";
    const found = ITEM.exec(line);
    if (!found || found[2]?.at(-1) !== kind || RULE.test(line)) break;
    items.push(readBlocks(readItem(found[0], source), depth + 1));
  }
  return { type: "list", start: number === undefined ? undefined : Number(number), items };
}

/** The lines of one item, without its marker: those indented as far as its words, and those a paragraph runs on in. */
function readItem(marker: string, source: Source): string[] {
  const width = marker.endsWith(" ") ? marker.length : marker.length + 1;
  const lines = [(source.lines[source.at++] ?? "").slice(marker.length)];
  for (; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    const indented = line.startsWith(" ".repeat(width));
    if (!indented && (line.trim() ? !lines.at(-1)?.trim() || begins(line) || ITEM.test(line) : !goesOn(source, width)))
      break;
    lines.push(indented ? line.slice(width) : line.trim());
  }
  return lines;
}

/** After blank lines the item goes on if the next words are indented, and the list if they are another item. */
function goesOn({ lines, at }: Source, width: number): boolean {
  const next = lines.slice(at).find((line) => line.trim()) ?? "";
  return next.startsWith(" ".repeat(width)) || ITEM.test(next);
}

function readTable(source: Source): Block | undefined {
  const [head = "", delimiters = ""] = source.lines.slice(source.at);
  const header = cells(head);
  if (!DELIMITERS.test(delimiters) || cells(delimiters).length !== header.length) return undefined;
  const rows: Inline[][][] = [];
  for (source.at += 2; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    if (!line.trim() || begins(line)) break;
    const row = cells(line);
    rows.push(header.map((_, i) => readInline(row[i] ?? "")));
  }
  return { type: "table", header: header.map(readInline), rows };
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function readParagraph(source: Source): Block {
  const lines = [(source.lines[source.at++] ?? "").trim()];
  for (; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    if (!line.trim() || begins(line)) break;
    lines.push(line.trim());
  }
  return { type: "paragraph", inside: readInline(lines.join("\n")) };
}

/** A line that ends a paragraph before it. A number other than 1 does not: "in\n1987. It was" is a sentence. */
function begins(line: string): boolean {
  const item = ITEM.exec(line);
  if (item && line.length > item[0].length && (item[3] === undefined || item[3] === "1")) return true;
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line);
}
