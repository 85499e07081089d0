import { expect, it } from "vitest";
import type { Entry } from "../../../../core/conversation/entry.ts";
import { manyRows } from "../../../standins/desk/rows.ts";
import { attack, seatChange, takeover } from "../../../standins/desk/stories.ts";
import { aCase, NOW } from "./support/agent-view.ts";
import { violations } from "./support/axe.ts";
import { describeInBrowser } from "./support/browser.ts";
import { picture } from "./support/picture.ts";

describeInBrowser("staff who can't see, hear or point", (stage) => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, height] of [
      [1440, 900],
      [1000, 800],
      [390, 844],
    ] as const) {
      it(`find nothing in the way, in ${colorScheme}, ${width} pixels wide`, { timeout: 60_000 }, async () => {
        const { desk, origin } = stage.chat;
        const [row] = manyRows(1, NOW);
        if (!row) throw new Error("no row");
        for (const each of manyRows(12, NOW)) desk.hold({ row: each, entries: [] });
        desk.hold({
          row: { ...row, id: "seat" },
          entries: seatChange(NOW),
          context: { seat: "11A", flight: "HAT001" },
        });
        desk.hold({ row: { ...row, id: "attack" }, entries: attack(NOW) });
        desk.hold({
          row: { ...row, id: "desk" },
          entries: [...takeover(NOW).slice(0, 14), withFile(15)],
          case: {
            ...aCase(),
            approvals: [{ id: "a1", what: "compensation of $900", state: "pending", detail: {}, tries: 0 }],
          },
        });
        desk.files.set("f1", { type: "image/png", bytes: picture(120, 80) });
        const page = await stage.visit({ colorScheme, viewport: { width, height }, bypassCSP: true }, "/agent-view");
        await page.getByLabel("Your name").waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByLabel("Your name").fill("Sam");
        await page.getByLabel("Admin token").fill("guess");
        await page.keyboard.press("Enter");
        await page.getByText("This token is not the ADMIN_TOKEN.").waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByLabel("Admin token").fill("secret");
        await page.keyboard.press("Enter");
        await page.locator(".row").first().waitFor();
        expect(await violations(page)).toEqual([]);
        for (const id of ["seat", "attack"]) {
          await page.goto(`${origin}/agent-view#/c/${id}`);
          await page.locator(".turn").first().waitFor();
          await page.locator(".span button").first().click();
          await page.locator(".agent").first().click();
          expect(await violations(page)).toEqual([]);
        }
        await page.getByRole("button", { name: "First entry" }).click();
        for (let step = 0; step < 5; step++) await page.getByRole("button", { name: "One entry on" }).click();
        expect(await violations(page)).toEqual([]);
        await page.goto(`${origin}/agent-view#/c/desk`);
        await page.getByRole("button", { name: "Approve" }).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByRole("button", { name: "Reveal and preview" }).click();
        await page.getByRole("img", { name: "pass.png" }).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.goto(`${origin}/agent-view#/overview`);
        await page.locator(".tiles").waitFor();
        expect(await violations(page)).toEqual([]);
      });
    }
  }
});

function withFile(seq: number): Entry {
  const attachments = [{ id: "f1", type: "image/png", name: "pass.png", bytes: 4_000 }];
  return { kind: "message", message: { id: "mf", from: "customer", text: "", attachments }, seq, at: NOW + seq };
}
