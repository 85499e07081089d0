import { expect, it } from "vitest";
import type { Case } from "../../../../channels/web/ui/agent-view/api.ts";
import { attack, seatChange, takeover } from "../../../standins/desk/stories.ts";
import { aCase, NOW, open } from "./support/agent-view.ts";
import { describeInBrowser } from "./support/browser.ts";
import { picture } from "./support/picture.ts";

describeInBrowser("the desk in the agent view", (stage) => {
  it("reveals personal data only when asked, and shows that it was", async () => {
    const page = await open(stage, { id: "seat", entries: seatChange(NOW) });
    await page.getByText("Booking ••••••").first().waitFor();
    await page.getByRole("button", { name: "Reveal personal data" }).click();
    await page.getByText("Booking Q4XZ9P, last name Silva").first().waitFor();
    await page.getByText("Personal data revealed to Sam").first().waitFor();
    expect(stage.chat.desk.requests).toContain("POST /api/conversations/seat/reveal");
  });

  it("hides personal data again when its time is over", async () => {
    stage.chat.desk.revealedMs = 1_500;
    const page = await open(stage, { id: "seat", entries: seatChange(NOW) });
    await page.getByRole("button", { name: "Reveal personal data" }).click();
    await page.getByText("Booking Q4XZ9P").first().waitFor();
    await page.getByText("Booking ••••••").first().waitFor();
    await page.getByRole("button", { name: "Reveal personal data" }).waitFor();
  });

  it("names what the customer attached, and opens it only for whoever asks, which is logged", async () => {
    const { desk } = stage.chat;
    desk.files.set("a1", { type: "image/png", bytes: picture(120, 80) });
    desk.files.set("a2", { type: "application/pdf", bytes: Buffer.from("%PDF-1.7") });
    const page = await open(stage, { id: "files", entries: attack(NOW).slice(0, 2) });
    desk.happen("files", {
      kind: "message",
      message: {
        id: "m",
        from: "customer",
        text: "",
        attachments: [
          { id: "a1", type: "image/png", name: "•••", bytes: 4_000 },
          { id: "a2", type: "application/pdf", name: "•••" },
        ],
      },
    });
    await page.getByText("📎 image/png 4 kB").waitFor();
    expect(desk.requests.filter((line) => line.includes("attachments") || line.includes("reveal"))).toEqual([]);
    await page.getByRole("button", { name: "Reveal and preview" }).click();
    await page.getByRole("img", { name: "image/png" }).waitFor();
    expect(
      await page
        .locator(".attached canvas")
        .first()
        .evaluate((one: { width: number }) => one.width),
    ).toBe(120);
    await page.getByText("Personal data revealed to Sam").first().waitFor();
    expect(desk.requests.filter((line) => line.includes("/reveal"))).toHaveLength(1);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download", exact: true }).last().click();
    expect((await downloading).suggestedFilename()).toBe("a2.pdf");
    expect(stage.complaints).toEqual([]);
  });

  it("runs the desk: claim, reply once, hand back", async () => {
    const { desk } = stage.chat;
    const page = await open(stage, { id: "case", entries: takeover(NOW).slice(0, 14), case: aCase() });
    await page.getByRole("button", { name: "Claim" }).click();
    await page.getByText("Case · claimed · Sam").waitFor();
    await page.getByRole("button", { name: "Edit draft" }).click();
    await page.getByLabel("Reply to the customer").press("End");
    await page.getByLabel("Reply to the customer").pressSequentially(" Sorry!");
    await page.getByRole("button", { name: "Send", exact: true }).dblclick();
    await page.locator(".said.staff", { hasText: "You are due a voucher. Sorry!" }).waitFor();
    expect(desk.actions.filter(({ action }) => action === "reply")).toHaveLength(1);
    await page.getByRole("button", { name: "Hand back to bot" }).click();
    await page.getByText("Case · returned").waitFor();
    expect(await page.getByRole("button", { name: "Send", exact: true }).count()).toBe(0);
  });

  it("says who was quicker, and lets the case be taken over from them", async () => {
    const { desk } = stage.chat;
    const page = await open(stage, { id: "case", entries: takeover(NOW).slice(0, 14), case: aCase() });
    await page.getByRole("button", { name: "Claim" }).waitFor();
    const held = desk.held.get("case");
    if (!held) throw new Error("no case");
    held.case = { ...aCase(), state: "claimed", staff: { id: "U1", name: "Maya" } };
    await page.getByRole("button", { name: "Claim" }).click();
    await page.getByText("Maya has it.").waitFor();
    desk.show("case");
    await page.getByRole("button", { name: "Take over", exact: true }).click();
    await page.getByText("Case · claimed · Sam").waitFor();
    expect(desk.actions.at(-1)).toEqual({ action: "reassign", to: "Sam" });
  });

  it("keeps a note for colleagues from the customer, and hands the case to one of them", async () => {
    const { desk } = stage.chat;
    const claimed: Case = { ...aCase(), state: "claimed", staff: { id: "sam", name: "Sam" } };
    const page = await open(stage, { id: "case", entries: takeover(NOW).slice(0, 14), case: claimed });
    await page.getByLabel("Note for colleagues").fill("VIP, be quick");
    await page.getByRole("button", { name: "Note", exact: true }).dblclick();
    await page.getByText("Case noted by Sam").first().waitFor();
    await page.getByLabel("Colleague's name").fill("Maya");
    await page.getByRole("button", { name: "Reassign" }).click();
    await expect.poll(() => desk.actions.map(({ action }) => action)).toEqual(["note", "reassign"]);
    expect(await page.locator(".said", { hasText: "VIP" }).count()).toBe(0);
  });

  it("leaves the desk to Slack where staff work there", async () => {
    stage.chat.desk.desk = "slack";
    const page = await open(stage, { id: "case", entries: takeover(NOW).slice(0, 14), case: aCase() });
    await page.getByText("Staff answer this case in Slack.").waitFor();
    expect(await page.getByRole("button", { name: "Claim" }).count()).toBe(0);
  });
});
