import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Row } from "../../../../channels/web/ui/agent-view/api.ts";
import { manyRows } from "../../../standins/desk/rows.ts";
import { attack, seatChange, takeover } from "../../../standins/desk/stories.ts";
import { aCase, enter, NOW, open } from "./support/agent-view.ts";
import { describeInBrowser } from "./support/browser.ts";

describeInBrowser("the agent view", (stage) => {
  it("lets nobody in without the admin token", async () => {
    const page = await stage.visit({}, "/agent-view");
    await page.getByLabel("Your name").fill("Sam");
    await page.getByLabel("Admin token").fill("guess");
    await page.keyboard.press("Enter");
    await page.getByText("This token is not the ADMIN_TOKEN.").waitFor();
    await page.getByLabel("Admin token").fill("secret");
    await page.keyboard.press("Enter");
    await page.getByText("Pick a conversation").waitFor();
  });

  it("lists ten thousand conversations, drawing only what is on the screen", async () => {
    for (const row of manyRows(10_000, NOW)) stage.chat.desk.hold({ row, entries: [] });
    const page = await enter(stage);
    await page.getByText("10,000 conversations").waitFor();
    expect(await page.locator(".row").count()).toBeLessThan(40);
    const rows = page.locator(".rows");
    for (let reach = 0; reach < 4; reach++) {
      await rows.evaluate((box: { scrollTo(x: number, y: number): void; scrollTop: number }) =>
        box.scrollTo(0, box.scrollTop + 12_000),
      );
      await page.waitForTimeout(150);
    }
    expect(await page.locator(".row").count()).toBeLessThan(40);
    expect(stage.chat.desk.requests.filter((line) => line === "GET /api/conversations").length).toBeLessThan(12);
    expect(stage.complaints).toEqual([]);
  });

  it("narrows the list by words and filters, and shows what changes as it changes", async () => {
    for (const row of manyRows(300, NOW)) stage.chat.desk.hold({ row, entries: [] });
    const page = await enter(stage);
    await page.getByText("300 conversations").waitFor();
    await page.getByLabel("Channel").selectOption("sms");
    await page.getByText("100 conversations").waitFor();
    await page.getByLabel("Search").fill("where is my bag");
    await page.getByText("50 conversations").waitFor();
    await page.getByLabel("Search").fill("");
    await page.getByLabel("Channel").selectOption("");
    await page.getByText("300 conversations").waitFor();
    const held = stage.chat.desk.held.get("r250");
    if (!held) throw new Error("no r250");
    held.row = { ...held.row, at: Date.now(), last: { from: "customer", text: "I am back!" } };
    await page.locator(".row").first().getByText("I am back!").waitFor();
  });

  it("keeps count of a filtered list while conversations come into it and leave", async () => {
    for (const row of manyRows(30, NOW)) stage.chat.desk.hold({ row: { ...row, owner: "bot" }, entries: [] });
    const page = await enter(stage);
    await page.getByText("30 conversations").waitFor();
    await page.getByLabel("Owner").selectOption("queue");
    await page.getByText("0 conversations").waitFor();
    const turn = (id: string, owner: Row["owner"]) => {
      const held = stage.chat.desk.held.get(id);
      if (held) held.row = { ...held.row, owner, at: Date.now() };
    };
    turn("r3", "queue");
    turn("r4", "queue");
    await page.getByText("2 conversations").waitFor();
    turn("r3", "human");
    await page.getByText("1 conversation", { exact: true }).waitFor();
    await page.waitForTimeout(2_500);
    expect(await page.locator(".row").count()).toBe(1);
    await page.getByText("1 conversation", { exact: true }).waitFor();
  });

  it("shows handoffs, a tool that failed, an ungrounded draft and its retry", async () => {
    const page = await open(stage, { id: "seat", entries: seatChange(NOW) });
    await page.getByText("Done: you are in 11A now.").first().waitFor();
    const first = page.locator(".turn", { hasText: "Turn 1" });
    await first.getByRole("button", { name: /Triage → Seats and special services/ }).click();
    await first.getByText('"wants a window seat"').waitFor();
    const failed = first.locator(".span.tool.bad");
    expect(await failed.count()).toBe(1);
    await failed.getByRole("button").click();
    await first.getByText("The reservations system did not answer. Try again.").waitFor();
    expect(await first.locator(".span.guardrail.bad").innerText()).toContain("grounding");
    expect(await first.locator(".span.guardrail", { hasText: "grounding" }).count()).toBe(2);
    await page.getByText("97 % confident").waitFor();
    await first.getByText("Confidence 86 %").waitFor();
    expect(await page.locator(".agent.active").innerText()).toContain("Seats and special services");
    expect(await page.locator(".agent.reachable").count()).toBe(2);
  });

  it("tells not run from passed and from tripped", async () => {
    const page = await open(stage, { id: "attack", entries: attack(NOW) });
    const verdict = (name: string) => page.locator(".check", { hasText: name }).locator(".verdict").innerText();
    await page.locator(".check.tripped").waitFor();
    expect(await verdict("jailbreak")).toBe("tripped");
    expect(await verdict("relevance")).toBe("not run");
    expect(await verdict("grounding")).toBe("not run");
    expect(await verdict("content safety")).toBe("off");
    await page.getByText("kept from the model by jailbreak").waitFor();
  });

  it("follows a conversation as it happens, words before they are said included", async () => {
    const { desk } = stage.chat;
    const page = await open(stage, { id: "live", entries: seatChange(NOW).slice(0, 5) });
    await page.locator(".live.is-on").waitFor();
    desk.live("live", "typing", { from: "bot" });
    await page.getByText("bot is writing…").waitFor();
    desk.live("live", "delta", { id: "m", text: "Let me **see" });
    await page.locator(".provisional").waitFor();
    desk.cut();
    desk.happen(
      "live",
      { kind: "handoff", from: "Triage", to: "FAQ" },
      { kind: "message", message: { id: "m", from: "bot", text: "Let me **see**." } },
    );
    await page.locator(".agent.active", { hasText: "FAQ" }).waitFor();
    await page.locator(".said.bot strong").waitFor();
    expect(await page.locator(".provisional").count()).toBe(0);
  });

  it("replays a run to the same pictures it showed live", async () => {
    const { desk } = stage.chat;
    const story = takeover(NOW);
    const page = await open(stage, { id: "twice", entries: story.slice(0, 1) });
    await page.locator(".live.is-on").waitFor();
    const live: string[] = [];
    for (const { seq, at: _, ...fact } of story.slice(1)) {
      desk.happen("twice", fact);
      await page.getByText(`${seq} of ${seq}`).waitFor();
      live.push(await screen(page));
    }
    await page.reload();
    await page.getByText(`${story.length} of ${story.length}`).waitFor();
    await page.getByRole("button", { name: "First entry" }).click();
    const again: string[] = [];
    for (let n = 2; n <= story.length; n++) {
      await page.getByRole("button", { name: "One entry on" }).click();
      await page.getByText(`${n} of ${story.length}`).waitFor();
      again.push(await screen(page));
    }
    expect(again).toEqual(live);
    expect(new Set(again).size).toBeGreaterThan(10);
    await page.getByText("Owner: human (Maya) · claimed").waitFor();
  });

  it("shows hostile names, results and replies as the words they are", async () => {
    const evil = "<img src=x onerror=pwned()>[x](javascript:pwned())";
    const page = await open(stage, {
      id: "evil",
      entries: seatChange(NOW).slice(0, 3),
      row: { who: evil, last: { from: "customer", text: evil } },
      context: { [evil]: evil },
      case: { ...aCase(), summary: evil, draft: evil, staff: { id: evil, name: evil } },
    });
    stage.chat.desk.happen(
      "evil",
      { kind: "tool", phase: "called", call: "x", tool: evil, agent: evil, arguments: { [evil]: evil } },
      { kind: "tool", phase: "answered", call: "x", tool: evil, agent: evil, result: evil, error: evil },
      {
        kind: "guardrail",
        guardrail: evil,
        side: "input",
        agent: evil,
        verdict: "tripped",
        severity: "high",
        reason: evil,
      },
      {
        kind: "message",
        message: {
          id: "s",
          from: "staff",
          name: evil,
          text: evil,
          attachments: [{ id: "f", type: evil, name: evil, url: "javascript:pwned()" }],
        },
      },
    );
    await page.locator(".said.staff").waitFor();
    await page.locator(".span.tool button").click();
    expect(await page.locator("img:not(.brand img)").count()).toBe(0);
    expect(await page.locator("a[href^='javascript']").count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });

  it("draws the overview's figures, and goes from one stretch to another", async () => {
    const page = await enter(stage, "#/overview");
    await page.getByRole("heading", { name: "Resolved by bot" }).waitFor();
    expect(await page.locator(".tiles li").count()).toBe(8);
    expect(await page.getByRole("table", { name: "How conversations ended" }).getByRole("row").count()).toBe(31);
    await page.getByRole("button", { name: "7 days" }).click();
    await expect
      .poll(() => page.getByRole("table", { name: "How conversations ended" }).getByRole("row").count())
      .toBe(8);
    expect(stage.complaints).toEqual([]);
  });
});

/** All that the page says of a conversation, but for the replay bar itself. */
async function screen(page: Page): Promise<string> {
  return (await page.locator(".work-scroll, .talk").allInnerTexts()).join("\n");
}
