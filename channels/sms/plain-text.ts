import { lexer, type Token, type Tokens } from "marked";

/** Markdown as a text message says it: the same words in the same order, no markup, links with their address. */
export function plainText(markdown: string): string {
  return blocks(lexer(markdown, { gfm: true }))
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const blocks = (tokens: readonly Token[]): string => tokens.map(block).join("");

function block(token: Token): string {
  switch (token.type) {
    case "space":
      return "\n";
    case "hr":
      return "\n";
    case "heading":
    case "paragraph":
      return `${inline(token.tokens ?? [])}\n`;
    case "code":
      return `${token.text}\n`;
    case "blockquote":
      return blocks(token.tokens ?? []);
    case "list":
      return list(token as Tokens.List);
    case "table":
      return table(token as Tokens.Table);
    case "text":
      return `${inline(token.tokens ?? [token])}\n`;
    default:
      return inline([token]);
  }
}

function list({ items, ordered, start }: Tokens.List): string {
  return items
    .map((item, i) => {
      const marker = ordered ? `${Number(start || 1) + i}.` : "-";
      // A sub-list stands under its item; two spaces show it belongs there.
      const [first = "", ...rest] = blocks(item.tokens).trimEnd().split("\n");
      return [`${marker} ${first}`, ...rest.map((line) => (line ? `  ${line}` : line))].join("\n");
    })
    .join("\n")
    .concat("\n");
}

// A phone shows no columns: every cell says what it is.
function table({ header, rows }: Tokens.Table): string {
  const names = header.map((cell) => inline(cell.tokens));
  const lines = rows.map((row) =>
    row.map((cell, i) => [names[i], inline(cell.tokens)].filter(Boolean).join(": ")).join(", "),
  );
  return `${(lines.length > 0 ? lines : [names.join(", ")]).join("\n")}\n`;
}

const inline = (tokens: readonly Token[]): string => tokens.map(span).join("");

function span(token: Token): string {
  switch (token.type) {
    case "br":
      return "\n";
    case "strong":
    case "em":
    case "del":
      return inline(token.tokens ?? []);
    case "link":
      return link(inline(token.tokens ?? []), token.href);
    case "image":
      return link(token.text, token.href);
    case "text":
      return "tokens" in token && token.tokens ? inline(token.tokens) : token.text;
    case "codespan":
    case "escape":
      return token.text;
    default:
      return token.raw;
  }
}

function link(words: string, href: string): string {
  const address = href.replace(/^(mailto|tel):/, "");
  return words === "" || words === address || words === href ? address : `${words} (${address})`;
}
