import { expect, it } from "vitest";
import { violations } from "./support/axe.ts";
import { describeInBrowser } from "./support/browser.ts";
import { begin, eventually, lastBubble, openChat, say } from "./support/chatting.ts";
import { everything } from "./support/everything.ts";
import { picture } from "./support/picture.ts";

describeInBrowser("a customer who can't see, hear, point or hurry", (stage) => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ] as const) {
      it(`finds nothing in the way, in ${colorScheme}, ${width} pixels wide`, { timeout: 60_000 }, async () => {
        const { chat } = stage;
        const page = await stage.visit({ colorScheme, viewport: { width, height }, bypassCSP: true });
        expect(await violations(page)).toEqual([]);
        await openChat(page);
        expect(await violations(page)).toEqual([]);
        await page.getByRole("button", { name: "Close chat" }).first().click();
        const conversation = await begin(page, chat);
        everything(conversation);
        await lastBubble(page, "And this is being wr");
        expect(await violations(page)).toEqual([]);
        const input = page.locator("jetbridge-chat input[type=file]");
        const file = { name: "pass.png", mimeType: "image/png", buffer: picture(64, 48) };
        chat.slowness = 60_000;
        await input.setInputFiles([file, { ...file, name: "long.zip", mimeType: "application/zip" }]);
        await page.getByText("Only pictures and PDF").first().waitFor();
        await page.getByRole("progressbar").waitFor();
        expect(await violations(page)).toEqual([]);
        for (const name of ["pass.png", "long.zip"]) await page.getByRole("button", { name: `Remove ${name}` }).click();
        chat.slowness = 0;
        await input.setInputFiles(file);
        await page.locator(".item.done").waitFor();
        await say(page, "my pass");
        await page.locator(".line.customer .file canvas").waitFor();
        // Shown before it has arrived: the weather changes for what comes after it.
        await eventually(() => conversation.messages.some(({ text }) => text === "my pass")).toBe(true);
        conversation.retract("w");
        conversation.typing("staff");
        chat.weather = { status: 400 };
        await say(page, "refused");
        await page.getByText("Not sent").waitFor();
        chat.weather = "unreachable";
        chat.cut();
        await say(page, "waiting");
        await page.getByText("No connection.").waitFor();
        expect(await violations(page)).toEqual([]);
      });
    }
  }

  it("reads right to left in Arabic, and in every language has all its words", { timeout: 60_000 }, async () => {
    const { chat } = stage;
    for (const language of ["ar", "es", "fr", "de", "pt", "zh", "ja"]) {
      const page = await stage.visit({ bypassCSP: true });
      await page.addInitScript(`document.documentElement.lang = "${language}"`);
      await page.addInitScript(
        `addEventListener("DOMContentLoaded", () => { document.documentElement.lang = "${language}"; })`,
      );
      await page.evaluate(`localStorage.clear()`);
      await page.reload();
      const app = page.locator("jetbridge-chat .app");
      await app.waitFor();
      expect([await app.getAttribute("lang"), await app.getAttribute("dir")]).toEqual([
        language,
        language === "ar" ? "rtl" : "ltr",
      ]);
      await page.locator("#launcher").click();
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
    expect(chat.conversations).toEqual([]);
  });

  it("walks from the launcher to the words and back with the keyboard alone", async () => {
    const { page } = stage;
    await page.locator("#launcher").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox").waitFor();
    await eventually(() => page.getByRole("textbox").evaluate(isFocused)).toBe(true);
    await page.keyboard.press("Escape");
    await eventually(() => page.locator("#launcher").evaluate(isFocused)).toBe(true);
  });

  it("opens on a phone without the keyboard in front of what is to be read", async () => {
    const page = await stage.visit({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
    await page.locator("#launcher").tap();
    await eventually(() => page.getByRole("dialog").evaluate(isFocused)).toBe(true);
    await page.getByRole("textbox").tap();
    await page.keyboard.type("hello");
    expect(await page.getByRole("textbox").inputValue()).toBe("hello");
  });

  it("hears each answer once, when it is whole", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    const log = page.getByRole("log");
    conversation.stream("a", "Half an");
    await lastBubble(page, "Half an");
    expect(await log.innerText()).toBe("");
    conversation.say("bot", "Half an answer.", { id: "a" });
    await eventually(() => log.innerText()).toBe("Assistant: Half an answer.");
    await page.reload();
    await lastBubble(page, "Half an answer.");
    expect(await log.innerText()).toBe("");
  });

  it("sees nothing move when the system asks for that", async () => {
    const { chat } = stage;
    const page = await stage.visit({ reducedMotion: "reduce" });
    const conversation = await begin(page, chat);
    conversation.typing("bot");
    await page.locator(".dots").waitFor();
    const running = await page.evaluate("document.querySelector('jetbridge-chat').shadowRoot.getAnimations().length");
    expect(running).toBe(0);
  });
});

function isFocused(element: { getRootNode(): unknown }): boolean {
  return (element.getRootNode() as { activeElement: unknown }).activeElement === element;
}
