import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../channels/web/ui/support/axe.ts";
import { hasBrowser } from "../support/chromium.ts";
import { type OnPage, openOnPage } from "./on-page.ts";

describe.skipIf(!hasBrowser("the playground"))(
  "the playground, for whoever can't see or point",
  { timeout: 90_000 },
  () => {
    let open: OnPage;
    beforeAll(async () => {
      // What axe brings along is not the page's own script.
      open = await openOnPage({}, { bypassCSP: true });
    }, 120_000);
    afterAll(() => open?.close());

    it("puts nothing in the way: empty, with a case, at home, over a modal, in a transcript, in light and dark", async () => {
      const { page, press, writes } = open;
      const [phone, staff] = [open.pane("Phone"), open.pane("Slack: staff")];
      const found: string[] = [];
      const look = async (state: string, at = page) => {
        for (const colorScheme of ["light", "dark"] as const) {
          await at.emulateMedia({ colorScheme });
          found.push(...(await violations(at)).map((each) => `${state}, ${colorScheme}: ${each}`));
        }
      };
      await phone.getByLabel("Text message", { exact: true }).waitFor();
      await look("empty");
      await writes(phone, "Text message", "Connect me with a person, please");
      await press(staff, "Claim");
      await staff.getByText("Ana has it").waitFor();
      await look("a case");
      await press(staff, "Jetbridge: Home");
      await staff.getByText("My cases").waitFor();
      await look("home");
      await press(staff, "# airline-desk");
      await press(staff, "Reply");
      await staff.getByLabel("Your reply").waitFor();
      await look("a modal");
      await press(staff.getByRole("dialog"), "Cancel");
      await writes(phone, "Text message", "Can I get a transcript of this chat?");
      const link = (await phone.getByRole("link").getAttribute("href")) ?? "";
      const transcript = await page.context().newPage();
      await transcript.goto(link);
      await look("a transcript", transcript);
      await transcript.goto(`${link}x`);
      await look("no transcript", transcript);
      expect(found).toEqual([]);
    });
  },
);
