import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../support/chromium.ts";
import { type OnPage, openOnPage } from "./on-page.ts";

const BOX = "Text message";
const CHANNEL = "Message #airline-desk, or /cases";

describe.skipIf(!hasBrowser("the playground"))(
  "a new member of staff, by every button there is",
  { timeout: 90_000 },
  () => {
    let open: OnPage;
    const phone = (): Locator => open.pane("Phone");
    const staff = (): Locator => open.pane("Slack: staff");
    const press = (name: string) => open.press(staff(), name);
    const inModal = (name: string) => open.press(staff().getByRole("dialog"), name);
    const texts = (text: string) => open.writes(phone(), BOX, text);
    const shows = (text: string | RegExp) => staff().getByText(text).last().waitFor();
    const reads = (text: string | RegExp) => phone().getByText(text).last().waitFor();

    beforeAll(async () => {
      // Somebody the customer's question belongs to is not on duty: the bot is unsure, drafts, and staff decide.
      open = await openOnPage({ settings: { AGENT_FAQ_ENABLED: "false" } });
    }, 120_000);
    afterAll(() => open?.close());

    it("sends the bot's draft as it stands, after being asked once more", async () => {
      await texts("Is there wifi on board?");
      await shows("The bot was not sure enough · SMS");
      await shows(/What the bot would have said/);
      await press("Send draft");
      await staff().getByRole("alertdialog", { name: "Send the draft?" }).waitFor();
      await staff().getByRole("alertdialog").getByRole("button", { name: "Send" }).click();
      await reads(/Ana from our team is here now/);
      await shows(/Ana → customer/);
      // The question, that it is checked, who is there, and the draft.
      await expect.poll(() => open.handset().length).toBe(4);
    });

    it("gives the case to a colleague, and to nobody who is not staff", async () => {
      await press("Reassign");
      await staff().getByLabel("Who takes this case?").selectOption("Dana");
      await inModal("Reassign");
      await shows(/They are not staff/);
      await staff().getByLabel("Who takes this case?").selectOption("Ben");
      await inModal("Reassign");
      await shows("Ana gave this case to Ben.");
      await reads(/Ben from our team is here now/);
    });

    it("is told who has the case before writing a word, and can dismiss that", async () => {
      await press("Reply");
      await shows("Ben has it. Use Reassign if it should be yours.");
      await press("Dismiss");
      expect(await staff().getByRole("dialog").count()).toBe(0);
    });

    it("hands back with what the bot should know", async () => {
      await press("Ben");
      await press("Hand back to bot");
      await staff()
        .getByLabel(/What should the bot know/)
        .fill("The fee is waived");
      await inModal("Hand back");
      await shows(/Ben handed back to the bot, with this: The fee is waived/);
      await reads(/Ben has handed you back to me/);
    });

    it("denies a compensation above the limit, and the customer hears it kindly", async () => {
      await texts("My flight is IR-D204, last name Lee. It is five hours late, I want compensation of 900 dollars");
      await reads(/more than I may grant/);
      await texts("yes");
      await reads(/Your request \(the compensation of \$900\) needs a colleague's approval/);
      await shows(/To approve:/);
      await press("Deny");
      await press("Not yet");
      await press("Deny");
      await staff().getByRole("alertdialog").getByRole("button", { name: "Deny" }).click();
      await reads(/I'm sorry, our team could not approve the compensation of \$900/);
      await shows(/👎 Denied/);
    });

    it("finds what waits in the Home tab and by /cases, resolves it, and sees the rating and the transcript's wish", async () => {
      await texts("I want to talk to a person");
      await shows("Asked for a person · SMS");
      await press("Jetbridge: Home");
      await staff()
        .getByRole("region", { name: "Home" })
        .getByText(/Waiting for somebody/)
        .first()
        .waitFor();
      await staff()
        .getByRole("link", { name: /^Asked for a person/ })
        .click();
      await press("Claim");
      await shows("Ben has it");
      await press("Jetbridge: Home");
      await press("Refresh");
      await staff().getByText("My cases").waitFor();
      await staff()
        .getByText(/Ben has it/)
        .waitFor();
      await press("# airline-desk");
      await open.writes(staff(), CHANNEL, "/cases whatever");
      await shows(/Say what to list/);
      await press("Dismiss");
      await open.writes(staff(), CHANNEL, "/cases claimed sms");
      await staff()
        .getByRole("link", { name: /^Asked for a person/ })
        .waitFor();
      await press("Dismiss");
      await press("Resolve");
      await staff().getByLabel("What did it come to?").selectOption("Information given");
      await inModal("Resolve");
      await shows("Resolved by Ben: Information given");
      await reads(/Reply with a number from 1/);
      await texts("4");
      await reads(/Thank you for telling us/);
      await shows(/The customer rated this 4 of 5/);
      await texts("Can I have a transcript of this chat?");
      const link = await phone().getByRole("link").getAttribute("href");
      const transcript = await (await fetch(`${link}&as=text`)).text();
      expect(transcript).toContain("Airline: Ben from our team is here now and will help you.");
      expect(open.complaints).toEqual([]);
    });
  },
);
