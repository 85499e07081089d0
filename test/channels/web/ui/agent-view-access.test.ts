import { expect, it } from "vitest";
import { manyRows } from "../../../standins/desk/rows.ts";
import { attack, seatChange } from "../../../standins/desk/stories.ts";
import { violations } from "./support/axe.ts";
import { describeInBrowser } from "./support/browser.ts";

const NOW = Date.UTC(2026, 10, 20, 12);

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
        const page = await stage.visit({ colorScheme, viewport: { width, height }, bypassCSP: true }, "/agent-view");
        await page.getByLabel("Your name").waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByLabel("Your name").fill("Sam");
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
        await page.goto(`${origin}/agent-view#/overview`);
        await page.locator(".tiles").waitFor();
        expect(await violations(page)).toEqual([]);
      });
    }
  }
});
