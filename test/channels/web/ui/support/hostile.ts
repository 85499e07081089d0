import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const corpora = resolve(import.meta.dirname, "../../../../../../shared/data/corpora");
/** Words that would be markup or code, were they not words. */
export const HOSTILE = [
  "<img src=x onerror=pwned()>",
  "<script>pwned()</script>",
  "[click](javascript:pwned())",
  "![x](javascript:pwned())",
  "[click](JaVaScRiPt:pwned())",
  "[click](data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+)",
  "<https://example.com/><svg onload=pwned()>",
  '[a](https://example.com/"onmouseover="pwned())',
  "```\n</code></pre><script>pwned()</script>\n```",
  "| <b onclick=pwned()>x</b> |\n|---|\n| <iframe srcdoc='<script>pwned()</script>'> |",
  "{{constructor.constructor('pwned()')()}}",
  "\u202e\u2066 backwards \u0000 nul \ud800 half",
];

/** The texts of a published corpus, or none where the machine does not have it. */
export function hostileCorpus(name: string): string[] {
  const file = resolve(corpora, `${name}.jsonl`);
  if (!existsSync(file)) {
    console.warn(`skipped: ${name} as messages; ${file} is not there`);
    return [];
  }
  const rows = readFileSync(file, "utf8").trim().split("\n").slice(1);
  return rows.map((row) => (JSON.parse(row) as { text: string }).text).filter((text) => text.trim());
}

/** Text a reader of a failed test can compare. Half a surrogate pair is nothing a browser hands out. */
export function codes(text: string): string {
  return text.toWellFormed().replace(/[^ -~]/g, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
