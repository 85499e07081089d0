import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import type { Speaker, TranscriptLine } from "../../core/index.ts";

/** The words on the page that nobody said. */
export interface PageWords {
  title: string;
  you: string;
  assistant: string;
  colleague: string;
  airline: string;
  save: string;
  gone: string;
}

/** What speakers are called. */
export const namesOf = ({ you, assistant, colleague, airline }: PageWords): Record<Speaker, string> => ({
  customer: you,
  bot: assistant,
  staff: colleague,
  system: airline,
});

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: CanvasText; background: Canvas; }
ol { list-style: none; padding: 0; }
li { margin: 0 0 1rem; padding: .5rem .75rem; border: 1px solid GrayText; border-radius: .5rem; }
li.customer { margin-left: 2rem; }
li p { margin: 0; }
.who { font-weight: 600; }
time { font-weight: 400; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: LinkText; }
`;

/** What the page's policy allows besides nothing: this very style. */
export const STYLE_HASH = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

/** What a transcript's page shows. */
export interface Shown {
  lines: readonly TranscriptLine[];
  language: string;
  words: PageWords;
  zone: string;
  /** The address of the same words as plain text. */
  asText: string;
}

/** A transcript as a page: no script, nothing from elsewhere, every word as it was said. */
export function transcriptPage({ lines, language, words, zone, asText }: Shown): string {
  const names = namesOf(words);
  const items = lines.map((line) => item(line, names, zone, language)).join("\n");
  return page(
    language,
    words.title,
    `<ol>\n${items}\n</ol>\n<p><a href="${escaped(asText)}" download="transcript.txt">${escaped(words.save)}</a></p>`,
  );
}

/** What stands where a link leads nowhere (any more). */
export const gonePage = (language: string, words: PageWords): string =>
  page(language, words.title, `<p>${escaped(words.gone)}</p>`);

function item(
  { at, speaker, name, text, attachments }: TranscriptLine,
  names: Record<Speaker, string>,
  zone: string,
  language: string,
): string {
  const moment = DateTime.fromMillis(at, { zone, locale: language });
  const time = `<time datetime="${escaped(moment.toISO() ?? "")}">${escaped(moment.toLocaleString(DateTime.DATETIME_MED))}</time>`;
  const files = attachments.map((each) => `<p>📎 ${escaped(each.name ?? each.type)}</p>`).join("");
  const words = text === "" ? "" : `<p class="text" dir="auto">${escaped(text)}</p>`;
  return `<li class="${speaker}"><p class="who">${escaped(name ?? names[speaker])} ${time}</p>${words}${files}</li>`;
}

const page = (language: string, title: string, body: string): string => `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A browser would read it as a line feed.
  "\r": "&#13;",
};

const escaped = (text: string): string => text.replace(/[&<>"'\r]/g, (sign) => ENTITIES[sign] ?? sign);
