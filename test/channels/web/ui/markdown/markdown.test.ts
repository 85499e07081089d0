import fc from "fast-check";
import { marked, type Token, type Tokens } from "marked";
import { describe, expect, it } from "vitest";
import { type Block, readMarkdown } from "../../../../../channels/web/ui/markdown/blocks.ts";
import type { Inline } from "../../../../../channels/web/ui/markdown/inline.ts";

const ANSWERS = [
  "Plain words.",
  "Your flight **HAT001** leaves *on time* from ~~A4~~ **gate `A7`**.",
  "Two lines\nof one paragraph\n\nand another.",
  "# Baggage\n\nYou may take:\n\n- one **cabin** bag\n- two checked bags\n  - 23 kg each\n  - 158 cm each\n\nThat is all.",
  "1. Find the booking\n2. Pick a seat\n   1. window\n   2. aisle\n3. Confirm",
  "3. third\n4. fourth",
  "* one\n* two\n\n+ three",
  "- first\n\n  still first\n\n- second",
  "> quoted\n> twice\n\nnot quoted",
  "> quoted and\nrunning on",
  "> - a list\n> - in a quote",
  "Run:\n\n```sh\nnpm start **not bold**\n```\n\ndone",
  "~~~\ncode\n~~~",
  "| Row | Extra |\n|---|---:|\n| 12 | $35 |\n| 13 | **none** |\n\nafter",
  'Read [the rules](https://example.com/rules?a=1&b=2 "Rules") or [call](tel:+15551234567).',
  "See https://example.com/a_b_c, www.example.com. Or mail help@example.com!",
  "<https://example.com/x>",
  "[brackets] and (parentheses) and ![no image](https://example.com/x.png)",
  "snake_case_words and 2*3*4 = 24, a * b, **unclosed",
  "***both*** and **bold *and italic* inside** and *a **b** c*",
  "\\*escaped\\* and \\_this\\_ and `a \\` b`",
  "``code with ` inside``",
  "---\n\nrule above\n\n***",
  "Line one  \nLine two",
  "In\n1987. It was a good year",
  "Steps:\n1. one\n2. two",
  "text\n- item right after\n- another",
  "**Bold:** then\n\n## Heading ##\n\n#hashtag",
  "Ünïcödé **世界** _мир_ 🙏",
  "a_b_ and _c_d",
  "**a**b and a**b**",
  '*(x)* "*y*"',
  "[a *b* c](https://example.com/(x))",
  "1) one\n2) two",
  "  - indented by two\n  - again",
  "-\n\nempty item",
];

describe("the widget's Markdown", () => {
  it.each(ANSWERS)("reads %j as marked does", (text) => {
    expect(html(readMarkdown(text))).toBe(html(fromMarked(marked.lexer(text, { breaks: true, gfm: true }))));
  });

  it("keeps HTML and dangerous links as the words they are", () => {
    const texts = ["<b>x</b>", "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](data:text/html,y)"];
    expect(texts.flatMap((text) => readMarkdown(text))).toEqual(
      texts.map((text) => ({ type: "paragraph", inside: [text] })),
    );
  });

  it("shows code that is still being written as code", () => {
    expect(readMarkdown("Run:\n```\nnpm sta")).toEqual([
      { type: "paragraph", inside: ["Run:"] },
      { type: "code", text: "npm sta" },
    ]);
  });

  it("loses no word, whatever it is given", () => {
    const piece = fc.constantFrom(
      "*",
      "**",
      "_",
      "`",
      "[",
      "](",
      ")",
      "> ",
      "- ",
      "1. ",
      "\n",
      "\n\n",
      "|",
      "~~",
      "word ",
      "x",
      "\\",
      "<a>",
      "#",
      "```\n",
      "https://e.com ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const words = (from: string) => from.match(/word|x/g)?.length ?? 0;
        const languages = words((text.match(/^[> \-1.]*`{3,}[\w.-]+ *$/gm) ?? []).join());
        const kept = words(said(readMarkdown(text)));
        expect(kept).toBeLessThanOrEqual(words(text));
        expect(kept).toBeGreaterThanOrEqual(words(text) - languages);
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads hostile nesting as words, without running out of stack", () => {
    for (const hostile of [
      ">".repeat(19_000),
      `${"- ".repeat(9_000)}x`,
      "[".repeat(19_000),
      "*a ".repeat(6_000),
      "`a``".repeat(4_000),
    ]) {
      expect(said(readMarkdown(hostile)).length).toBeGreaterThan(0);
    }
  });
});

/** Elements as text, to compare two readings. */
function html(blocks: Block[]): string {
  return blocks.map(block).join("\n");
}

function block(one: Block): string {
  if (one.type === "rule") return "<hr>";
  if (one.type === "code") return `<pre>${one.text}</pre>`;
  if (one.type === "quote") return `<quote>${html(one.blocks)}</quote>`;
  if (one.type === "list")
    return `<list ${one.start}>${one.items.map((item) => `<li>${html(item)}</li>`).join("")}</list>`;
  if (one.type === "table")
    return `<table>${[one.header, ...one.rows].map((row) => row.map(inline).join("|")).join("/")}</table>`;
  return `<${one.type}>${inline(one.inside)}</${one.type}>`;
}

function inline(parts: Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      if (part.type === "code") return `<code>${part.text}</code>`;
      if (part.type === "break") return "<br>";
      const tag = part.type === "link" ? `a ${part.href}` : part.type;
      return `<${tag}>${inline(part.inside)}</${part.type}>`;
    })
    .join("");
}

/** The words alone, addresses included. */
function said(blocks: Block[]): string {
  return html(blocks).replace(
    /<(?:a [^>]*|li|list[^>]*|hr|br|\/?(?:paragraph|heading|strong|em|del|code|link|quote|pre|table))>/g,
    "",
  );
}

/** What marked read, in our words. Images are links here, and HTML is text. */
function fromMarked(tokens: Token[]): Block[] {
  return tokens.flatMap((token): Block[] => {
    const { type } = token;
    if (type === "paragraph" || type === "text")
      return [{ type: "paragraph", inside: inlines((token as Tokens.Paragraph).tokens ?? []) }];
    if (type === "heading") return [{ type, inside: inlines((token as Tokens.Heading).tokens) }];
    if (type === "blockquote") return [{ type: "quote", blocks: fromMarked((token as Tokens.Blockquote).tokens) }];
    if (type === "hr") return [{ type: "rule" }];
    if (type === "code") return [{ type, text: (token as Tokens.Code).text }];
    if (type === "table") {
      const { header, rows } = token as Tokens.Table;
      return [
        {
          type,
          header: header.map((cell) => inlines(cell.tokens)),
          rows: rows.map((row) => row.map((cell) => inlines(cell.tokens))),
        },
      ];
    }
    if (type === "list") {
      const { ordered, start, items } = token as Tokens.List;
      return [
        { type, start: ordered ? Number(start) : undefined, items: items.map((item) => fromMarked(item.tokens)) },
      ];
    }
    return [];
  });
}

function inlines(tokens: Token[]): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    const inside = "tokens" in token && token.tokens ? inlines(token.tokens) : [];
    switch (token.type) {
      case "strong":
      case "em":
      case "del":
        return [{ type: token.type, inside }];
      case "codespan":
        return [{ type: "code", text: (token as Tokens.Codespan).text }];
      case "br":
        return [{ type: "break" }];
      case "link":
        return [{ type: "link", href: (token as Tokens.Link).href, inside }];
      case "image":
        return [{ type: "link", href: (token as Tokens.Image).href, inside: [(token as Tokens.Image).text] }];
      default:
        return inside.length > 0 ? inside : [(token as Tokens.Text).text];
    }
  });
}
