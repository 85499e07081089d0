import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { type Block, readMarkdown } from "./blocks.ts";
import type { Inline } from "./inline.ts";

/** Longer texts are shown as they are written: nobody formats a message like that. */
const LONGEST = 20_000;

/** Markdown as elements. Nothing in it can become markup: HTML is shown as text, links lead only to web, mail and phone. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => (text.length > LONGEST ? undefined : readMarkdown(text)), [text]);
  return <>{blocks ? blocks.map(toBlock) : text}</>;
}

function toBlock(block: Block): ComponentChildren {
  switch (block.type) {
    case "paragraph":
      return <p>{block.inside.map(toInline)}</p>;
    case "heading":
      return <p class="heading">{block.inside.map(toInline)}</p>;
    case "quote":
      return <blockquote>{block.blocks.map(toBlock)}</blockquote>;
    case "list":
      return toList(block.start, block.items.map(toItem));
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "table":
      return (
        <table>
          <tr>{block.header.map((cell) => toCell(cell, "th"))}</tr>
          {block.rows.map((row) => (
            <tr>{row.map((cell) => toCell(cell, "td"))}</tr>
          ))}
        </table>
      );
    case "rule":
      return <hr />;
  }
}

function toList(start: number | undefined, items: ComponentChildren[]): ComponentChildren {
  return start === undefined ? <ul>{items}</ul> : <ol start={start}>{items}</ol>;
}

function toItem(blocks: Block[]): ComponentChildren {
  return (
    <li>
      {blocks.map((block, i) => (i === 0 && block.type === "paragraph" ? block.inside.map(toInline) : toBlock(block)))}
    </li>
  );
}

function toCell(inside: Inline[], Cell: "td" | "th"): ComponentChildren {
  return <Cell>{inside.map(toInline)}</Cell>;
}

function toInline(part: Inline): ComponentChildren {
  if (typeof part === "string") return part;
  if (part.type === "code") return <code>{part.text}</code>;
  if (part.type === "break") return <br />;
  const inside = part.inside.map(toInline);
  if (part.type !== "link") return <part.type>{inside}</part.type>;
  return (
    <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
      {inside}
    </a>
  );
}
