import { expect, it } from "vitest";
import type { Fact } from "../../../../core/conversation/entry.ts";
import { manyRows } from "../../../standins/desk/rows.ts";
import { enter, NOW } from "./support/agent-view.ts";
import { describeInBrowser } from "./support/browser.ts";
import { begin, eventually, listening } from "./support/chatting.ts";
import { codes, HOSTILE, hostileCorpus } from "./support/hostile.ts";

describeInBrowser("hostile words", (stage) => {
  it("are shown and never run, whoever says them", async () => {
    const { page, chat } = stage;
    await page.addInitScript("globalThis.pwned = () => { globalThis.wasPwned = true; };");
    await page.reload();
    const conversation = await begin(page, chat);
    const texts = [...HOSTILE, ...hostileCorpus("unicode-blns"), ...hostileCorpus("attack-code-payloads")];
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

  it("are shown to staff and never run: said, as names, in calls, results, reasons and handoffs", {
    timeout: 120_000,
  }, async () => {
    const texts = [...HOSTILE, ...hostileCorpus("unicode-blns"), ...hostileCorpus("attack-code-payloads")];
    const [row] = manyRows(1, NOW);
    if (!row) throw new Error("no row");
    for (let n = 0; n * AT_ONCE < texts.length; n++) {
      const some = texts.slice(n * AT_ONCE, (n + 1) * AT_ONCE);
      const [who = "", last = ""] = some;
      stage.chat.desk.hold({
        row: { ...row, id: `h${n}`, who, last: { from: "customer", text: last }, tripped: [last] },
        entries: some.flatMap(hostileFacts).map((fact, i) => ({ ...fact, seq: i + 1, at: NOW + i })),
        context: Object.fromEntries(some.map((text, i) => [`${i} ${text}`, { [text]: text }])),
      });
    }
    const page = await enter(stage);
    await page.evaluate("globalThis.pwned = () => { globalThis.wasPwned = true; }");
    for (let n = 0; n * AT_ONCE < texts.length; n++) {
      const some = texts.slice(n * AT_ONCE, (n + 1) * AT_ONCE);
      await page.evaluate(`location.hash = "#/c/h${n}"`);
      await eventually(() =>
        page
          .locator(".said.customer > div")
          .allTextContents()
          .then((all) => all.map(codes)),
      ).toEqual(some.map(codes));
      await page.evaluate("for (const each of document.querySelectorAll('.span button')) each.click()");
      await page.locator(".span.tool dl, .span.tool pre").first().waitFor();
      const links: string[] = await page
        .locator("a[href]")
        .evaluateAll((all: { href: string }[]) => all.map(({ href }) => href));
      expect(links.filter((href) => !/^(https?|mailto|tel):/.test(href))).toEqual([]);
    }
    expect(await page.locator("img:not(.brand img), iframe, script:not([src])").count()).toBe(0);
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

const AT_ONCE = 60;

/** Everything in the log that holds somebody's words. */
function hostileFacts(text: string, i: number): Fact[] {
  return [
    { kind: "message", message: { id: `c${i}`, from: "customer", text } },
    { kind: "handoff", from: text, to: text, arguments: { [text]: text } },
    { kind: "tool", phase: "called", call: `t${i}`, tool: text, agent: text, arguments: { [text]: text } },
    {
      kind: "tool",
      phase: "answered",
      call: `t${i}`,
      tool: text,
      agent: text,
      result: { [text]: [text] },
      error: text,
    },
    {
      kind: "guardrail",
      guardrail: text,
      side: "input",
      agent: text,
      verdict: "tripped",
      severity: "high",
      reason: text,
    },
    { kind: "message", message: { id: `s${i}`, from: "staff", name: text, text } },
  ];
}
