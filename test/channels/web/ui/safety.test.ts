import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { describeInBrowser } from "./support/browser.ts";
import { begin, listening } from "./support/chatting.ts";

const corpora = resolve(import.meta.dirname, "../../../../../shared/data/corpora");
const HOSTILE = [
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

describeInBrowser("hostile words", (stage) => {
  it("are shown and never run, whoever says them", async () => {
    const { page, chat } = stage;
    await page.addInitScript("globalThis.pwned = () => { globalThis.wasPwned = true; };");
    await page.reload();
    const conversation = await begin(page, chat);
    const texts = [...HOSTILE, ...corpus("unicode-blns"), ...corpus("attack-code-payloads")];
    for (const text of texts) {
      conversation.say("bot", text);
      conversation.say("staff", text, { name: text, attachments: [{ id: text, type: text, name: text }] });
      conversation.say("customer", text);
    }
    conversation.say("bot", "Cards", {
      card: {
        type: "proposal",
        id: 'p"><script>pwned()</script>',
        title: HOSTILE[0] ?? "",
        lines: HOSTILE.map((value) => ({ label: value, value })),
        confirm: HOSTILE[1] ?? "",
        decline: HOSTILE[2] ?? "",
      },
    });
    conversation.give({ owner: "human", name: HOSTILE[0] ?? "" });
    const list = page.getByRole("region", { name: "Messages" });
    await page.getByText("Cards", { exact: true }).first().waitFor();
    for (let i = 0; i < 60 && (await page.getByRole("button", { name: "Earlier messages" }).count()) > 0; i++) {
      await list.evaluate((box: { scrollTo(x: number, y: number): void }) => box.scrollTo(0, 0));
      await page.waitForTimeout(50);
    }
    const shown = await page.locator("li.customer .bubble").allTextContents();
    expect(shown.slice(1).map(codes)).toEqual(texts.map(codes));
    const links: string[] = await page
      .locator("jetbridge-chat a[href]")
      .evaluateAll((all: { href: string }[]) => all.map(({ href }) => href));
    expect(links.filter((href) => !/^(https?|mailto|tel):/.test(href))).toEqual([]);
    expect(await page.evaluate("globalThis.wasPwned")).toBeUndefined();
    expect(stage.complaints).toEqual([]);
  });

  it("work on a page with the strictest policy, without a word in the console", async () => {
    const { page, chat } = stage;
    await begin(page, chat);
    await listening(chat);
    await page.reload();
    expect(stage.complaints).toEqual([]);
  });
});

/** The texts of a published corpus, or none where the machine does not have it. */
function corpus(name: string): string[] {
  const file = resolve(corpora, `${name}.jsonl`);
  if (!existsSync(file)) {
    console.warn(`skipped: ${name} as messages; ${file} is not there`);
    return [];
  }
  const rows = readFileSync(file, "utf8").trim().split("\n").slice(1);
  return rows.map((row) => (JSON.parse(row) as { text: string }).text).filter((text) => text.trim());
}

/** Text a reader of a failed test can compare. Half a surrogate pair is nothing a browser hands out. */
function codes(text: string): string {
  return text.toWellFormed().replace(/[^ -~]/g, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
