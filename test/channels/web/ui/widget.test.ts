import { expect, it } from "vitest";
import { describeInBrowser } from "./support/browser.ts";

describeInBrowser("the widget", (stage) => {
  it("opens, says something and shows the answer as it is written", async () => {
    const { page, chat } = stage;
    await page.getByRole("button", { name: "Open chat" }).click();
    await page.getByRole("textbox").fill("Is HAT001 on time?");
    await page.keyboard.press("Enter");
    await page.getByText("Is HAT001 on time?").last().waitFor();
    await expect.poll(() => chat.conversations.length).toBe(1);
    await expect.poll(() => chat.conversation.streams.size).toBe(1);
    chat.conversation.typing("bot");
    await page.getByRole("status", { name: "Assistant is writing…" }).waitFor();
    chat.conversation.stream("a1", "It is **on ");
    await page.locator(".partial").getByText("It is **on").waitFor();
    chat.conversation.stream("a1", "time**.");
    await page.locator(".partial strong").waitFor();
    chat.conversation.say("bot", "It is **on time**, gate A4.", { id: "a1" });
    await page.getByText("gate A4").first().waitFor();
    expect(await page.locator(".partial").count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });
});
