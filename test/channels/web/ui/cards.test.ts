import { expect, it } from "vitest";
import type { Proposal, Seat, SeatMap } from "../../../../channels/web/ui/cards.ts";
import { describeInBrowser } from "./support/browser.ts";
import { begin, eventually, lastBubble } from "./support/chatting.ts";

describeInBrowser("the cards", (stage) => {
  it("lets a seat be picked with the keyboard alone", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("bot", "Pick one.", { card: cabin("s1") });
    await page.getByRole("grid", { name: "Seats on HAT001" }).waitFor();
    const first = page.getByRole("gridcell", { name: "10A, free, economy" });
    await first.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("11C, taken, economy");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("button", { name: /^Take seat/ }).count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("11D, free, economy, exit row, $35");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Take seat 11D");
    await page.keyboard.press("Enter");
    await eventually(() => conversation.messages.at(-1)?.pressed).toEqual({ card: "s1", value: "11D" });
    expect(conversation.messages.at(-1)?.text).toBe("Take seat 11D");
    await eventually(() => page.getByRole("button", { name: /^Take seat/ }).count()).toBe(0);
    expect(await page.getByRole("gridcell", { name: /^11D/ }).getAttribute("aria-selected")).toBe("true");
  });

  it("has one tab stop for a whole cabin, and Home and End reach a row's windows", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("bot", "Pick one.", { card: cabin("s1") });
    await page.getByRole("gridcell", { name: /^10B/ }).focus();
    await page.keyboard.press("End");
    expect(await focused(page)).toMatch(/^10F/);
    await page.keyboard.press("Home");
    expect(await focused(page)).toMatch(/^10A/);
    await page.keyboard.press("Tab");
    expect(await focused(page)).not.toMatch(/^1\d[A-F]/);
  });

  it("says yes to a proposal once, however often the button is hit", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("bot", "Shall I?", { card: proposal("p1") });
    await page.getByText("$35.00").waitFor();
    await page.getByRole("button", { name: "Yes, change it" }).dblclick();
    await eventually(() => conversation.messages.at(-1)?.pressed).toEqual({ card: "p1", value: "confirm" });
    await page.waitForTimeout(200);
    expect(conversation.messages.filter(({ from }) => from === "customer")).toHaveLength(2);
    await eventually(() => page.getByRole("button", { name: "Not now" }).count()).toBe(0);
    await page.reload();
    await lastBubble(page, "Yes, change it");
    expect(await page.getByRole("button", { name: "Not now" }).count()).toBe(0);
  });

  it("closes a proposal when a newer one stands", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("bot", "Shall I?", { card: proposal("p1") });
    conversation.say("bot", "Or rather?", { card: proposal("p2") });
    await lastBubble(page, "Or rather?");
    expect(await page.getByRole("button", { name: "Yes, change it" }).count()).toBe(1);
  });

  it("takes quick replies away once the customer has answered in other words", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("bot", "Which?", { card: { type: "choices", id: "c1", options: ["Window", "Aisle"] } });
    await page.getByRole("button", { name: "Window" }).waitFor();
    await page.getByRole("textbox").fill("no idea");
    await page.keyboard.press("Enter");
    await eventually(() => page.getByRole("button", { name: "Window" }).count()).toBe(0);
    conversation.say("bot", "Which, then?", { card: { type: "choices", id: "c2", options: ["Window", "Aisle"] } });
    await page.getByRole("button", { name: "Aisle" }).click();
    await eventually(() => conversation.messages.at(-1)?.pressed).toEqual({ card: "c2", value: "Aisle" });
  });

  it("takes a mark from one to five, with words for listeners", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("system", "How was it?", { card: { type: "satisfaction", id: "r1" } });
    await page.getByRole("button", { name: "4 – Good" }).click();
    await eventually(() => conversation.messages.at(-1)?.pressed).toEqual({ card: "r1", value: "4" });
    await page.getByText("Chosen: Good").waitFor();
  });

  it("leaves a card it does not know to the words", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("bot", "Words.", { card: { type: "hologram", id: "h1" } as never });
    await lastBubble(page, "Words.");
    expect(stage.complaints).toEqual([]);
  });
});

function cabin(id: string): SeatMap {
  const rows = [10, 11, 12].map((row) => ({
    row,
    seats: [..."ABCDEF"].map((letter): Seat => {
      const seat = `${row}${letter}`;
      const exit = row === 11 && letter === "D" && { exit: true, extra: "$35" };
      return { seat, state: seat === "11C" ? "taken" : "free", cabin: "economy", ...exit };
    }),
  }));
  return { type: "seat_map", id, flight: "HAT001", columns: ["A", "B", "C", "", "D", "E", "F"], rows };
}

function proposal(id: string): Proposal {
  const lines = [{ label: "To", value: "11D" }];
  return {
    type: "proposal",
    id,
    title: "Move seat",
    lines,
    cost: "$35.00",
    confirm: "Yes, change it",
    decline: "Not now",
  };
}

/** The accessible name of what has the focus, inside the widget. */
function focused(page: import("playwright-core").Page): Promise<string> {
  return page.evaluate(`(() => {
    const active = document.querySelector("jetbridge-chat").shadowRoot.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? "";
  })()`);
}
