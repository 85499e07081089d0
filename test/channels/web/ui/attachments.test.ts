import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./support/browser.ts";
import { begin, bubbles, eventually, lastBubble, listening, openChat, say } from "./support/chatting.ts";
import { picture } from "./support/picture.ts";

const MB = 1024 * 1024;
const png = (name: string, buffer = picture(64, 48)) => ({ name, mimeType: "image/png", buffer });
const pdf = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });

type Files = Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0];
const choose = (page: Page, files: Files) => page.locator("jetbridge-chat input[type=file]").setInputFiles(files);
const states = (page: Page) => page.locator(".tray .item .state").allInnerTexts();
const sends = (page: Page) => page.getByRole("button", { name: "Send" });

describeInBrowser("attachments", (stage) => {
  it("goes up as soon as it is chosen, and out with the words", async () => {
    const { page, chat } = stage;
    await openChat(page);
    await choose(page, [png("pass.png"), pdf("receipt.pdf")]);
    await eventually(() => states(page)).toEqual(["Attached", "Attached"]);
    await say(page, "here they are");
    await listening(chat);
    await eventually(() => chat.conversation.messages[0]).toMatchObject({
      text: "here they are",
      attachments: [
        { name: "pass.png", type: "image/png" },
        { name: "receipt.pdf", type: "application/pdf" },
      ],
    });
    await eventually(() => page.locator(".line .file").count()).toBe(2);
    expect(await page.locator(".tray").count()).toBe(0);
    expect(await drawn(page)).toBe(true);
    expect(stage.complaints).toEqual([]);
  });

  it("needs no words", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    expect(await sends(page).isDisabled()).toBe(true);
    await choose(page, png("pass.png"));
    await eventually(() => states(page)).toEqual(["Attached"]);
    await sends(page).click();
    await eventually(() => conversation.messages[1]?.attachments?.length).toBe(1);
    expect(conversation.messages[1]?.text).toBe("");
    expect(await bubbles(page)).toEqual(["Hello"]);
  });

  it("shows how far it has come, and no half of a message goes out meanwhile", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    chat.slowness = 1_500;
    await choose(page, png("pass.png"));
    await page.getByRole("progressbar", { name: "pass.png: Uploading…" }).waitFor();
    await say(page, "too early");
    expect(await sends(page).isDisabled()).toBe(true);
    await eventually(() => states(page)).toEqual(["Attached"]);
    expect(conversation.messages).toHaveLength(1);
    expect(await page.getByRole("textbox").inputValue()).toBe("too early");
    await page.keyboard.press("Enter");
    await eventually(() => conversation.messages[1]?.text).toBe("too early");
  });

  it("can be dropped on the panel and pasted among the words", async () => {
    const { page, chat } = stage;
    await begin(page, chat);
    await page.evaluate(`(() => {
      const panel = document.querySelector("jetbridge-chat").shadowRoot.querySelector(".panel");
      const give = (to, Event, name, field) => {
        const data = new DataTransfer();
        data.items.add(new File(["%PDF-1.7"], name, { type: "application/pdf" }));
        for (const type of field === "dataTransfer" ? ["dragover", "drop"] : ["paste"])
          to.dispatchEvent(new Event(type, { [field]: data, bubbles: true, cancelable: true }));
      };
      give(panel, DragEvent, "dropped.pdf", "dataTransfer");
      give(panel.querySelector("textarea"), ClipboardEvent, "pasted.pdf", "clipboardData");
      const words = new DataTransfer();
      words.setData("text/plain", "words");
      words.items.add(new File(["x"], "picture of words.png", { type: "image/png" }));
      const paste = new ClipboardEvent("paste", { clipboardData: words, bubbles: true, cancelable: true });
      panel.querySelector("textarea").dispatchEvent(paste);
      const dragged = new DataTransfer();
      dragged.setData("text/plain", "words");
      const drop = new DragEvent("drop", { dataTransfer: dragged, bubbles: true, cancelable: true });
      panel.querySelector("textarea").dispatchEvent(drop);
      globalThis.leftAlone = !paste.defaultPrevented && !drop.defaultPrevented;
    })()`);
    await eventually(() => page.locator(".tray .name").allInnerTexts()).toEqual(["dropped.pdf", "pasted.pdf"]);
    await eventually(() => states(page)).toEqual(["Attached", "Attached"]);
    expect(await page.locator(".drop").count()).toBe(0);
    expect(await page.evaluate("globalThis.leftAlone")).toBe(true);
  });

  it("waits out a bad line, and goes up by itself when it is back", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await page.context().setOffline(true);
    await choose(page, png("pass.png"));
    await eventually(() => states(page)).toEqual(["Waiting for the network"]);
    await page.context().setOffline(false);
    await eventually(() => states(page)).toEqual(["Attached"]);
    expect(conversation.files.size).toBe(1);
  });

  it("goes with words said offline, even when the page was closed before the network came back", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await choose(page, png("pass.png"));
    await eventually(() => states(page)).toEqual(["Attached"]);
    chat.weather = "unreachable";
    await say(page, "keep both");
    await page.getByText("Waiting for the network").waitFor();
    await page.reload();
    chat.weather = "fine";
    await eventually(() => conversation.messages[1]).toMatchObject({
      text: "keep both",
      attachments: [{ name: "pass.png" }],
    });
  });

  it("is taken back from the server when it is removed before sending", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await choose(page, [png("a.png"), png("b.png")]);
    await eventually(() => conversation.files.size).toBe(2);
    await page.getByRole("button", { name: "Remove a.png" }).click();
    await eventually(() => conversation.files.size).toBe(1);
    await eventually(() => page.locator(".tray .name").allInnerTexts()).toEqual(["b.png"]);
    expect(await page.evaluate("document.activeElement.shadowRoot.activeElement.tagName")).toBe("TEXTAREA");
  });

  it("says why a file is not taken, tries again when asked, and keeps the words", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await page.getByRole("textbox").fill("my words");
    await choose(page, [
      { name: "a.zip", mimeType: "application/zip", buffer: Buffer.from("PK") },
      { name: "long.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(5 * MB + 1) },
    ]);
    await eventually(() => states(page)).toEqual(["Only pictures and PDF", "Larger than 5 MB"]);
    expect(chat.requests.filter((line) => line.includes("attachments"))).toEqual([]);
    chat.weather = { status: 409 };
    await choose(page, png("pass.png"));
    await eventually(async () => (await states(page)).at(-1)).toBe("The store is away. Try again.");
    expect(await sends(page).isDisabled()).toBe(true);
    for (const name of ["a.zip", "long.pdf"]) await page.getByRole("button", { name: `Remove ${name}` }).click();
    chat.weather = "fine";
    await page.getByRole("button", { name: "Try again" }).click();
    await eventually(() => states(page)).toEqual(["Attached"]);
    await sends(page).click();
    await eventually(() => conversation.messages[1]?.text).toBe("my words");
  });

  it("takes five at a time, and says so", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    for (let n = 0; n < 30; n++) conversation.say("bot", `answer ${n}`);
    await lastBubble(page, "answer 29");
    await choose(
      page,
      Array.from({ length: 7 }, (_, i) => pdf(`${i}.pdf`)),
    );
    await page.getByText("Five files at a time").first().waitFor();
    await eventually(() => states(page)).toEqual(Array.from({ length: 5 }, () => "Attached"));
    // They took room, and not from what was last said.
    expect(await page.locator(".lines").evaluate(leftBelow)).toBeLessThan(2);
  });

  it("makes a photo that is too large smaller instead of refusing it", { timeout: 60_000 }, async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    const large = picture(2_600, 1_000, { noise: true });
    expect(large.length).toBeGreaterThan(7 * MB);
    await choose(page, png("huge.png", large));
    await eventually(() => states(page)).toEqual(["Attached"]);
    const [file] = conversation.files.values();
    expect(file?.about).toMatchObject({ type: "image/jpeg", name: "huge.jpg" });
    expect(file?.bytes.length).toBeLessThan(5 * MB);
  });

  it("is drawn again after the page was left, and kept whole by whoever sent it", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    await choose(page, png("Bordkarte ✈.png"));
    await eventually(() => states(page)).toEqual(["Attached"]);
    await say(page, "look");
    await eventually(() => conversation.messages.length).toBe(2);
    await page.reload();
    await eventually(() => drawn(page)).toBe(true);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: /^Bordkarte ✈.png Download/ }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("Bordkarte ✈.png");
    expect(await readFile(await download.path())).toEqual([...conversation.files.values()][0]?.bytes);
    expect(stage.complaints).toEqual([]);
  });

  it("is fetched only when it is looked at", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    const { attachmentId: id, ...file } = conversation.handUp("k", "old.png", picture(64, 48));
    conversation.say("customer", "", { attachments: [{ id, ...file }] });
    for (let n = 0; n < 40; n++) conversation.say("bot", `answer ${n}`);
    await page.reload();
    await lastBubble(page, "answer 39");
    const fetched = () => chat.requests.filter((line) => line.startsWith("GET /chat/attachments")).length;
    expect(fetched()).toBe(0);
    await page.locator(".line .file").scrollIntoViewIfNeeded();
    await eventually(() => drawn(page)).toBe(true);
    expect(fetched()).toBe(1);
  });

  it("says that it can't be had while the server is away", async () => {
    const { page, chat } = stage;
    const conversation = await begin(page, chat);
    conversation.say("customer", "", { attachments: [{ id: "gone", type: "application/pdf", name: "old.pdf" }] });
    await page.getByRole("button", { name: /^old.pdf Download/ }).click();
    await page.getByText("Not available just now").waitFor();
  });

  it("goes up again into the next conversation when the server has forgotten this one", async () => {
    const { page, chat } = stage;
    await begin(page, chat);
    await choose(page, png("pass.png"));
    await eventually(() => states(page)).toEqual(["Attached"]);
    chat.forget();
    await eventually(() => chat.conversations.at(-1)?.files.size).toBe(1);
    await say(page, "again");
    await eventually(() => chat.conversation.messages[0]).toMatchObject({
      text: "again",
      attachments: [{ name: "pass.png" }],
    });
  });

  it("is reached by keyboard, and what becomes of it is heard", async () => {
    const { page, chat } = stage;
    // Long before: the browser learns only a while later that somebody waits for its dialog.
    const choosing = page.waitForEvent("filechooser");
    await begin(page, chat);
    await page.getByRole("textbox").focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await (await choosing).setFiles(png("pass.png"));
    await page.getByRole("status").filter({ hasText: "pass.png: Attached" }).waitFor();
    expect(await page.evaluate("document.activeElement.shadowRoot.activeElement.tagName")).toBe("TEXTAREA");
  });
});

/** Whether the newest picture in the thread was drawn: a canvas larger than its first pixel. */
async function drawn(page: Page): Promise<boolean> {
  const width = page.locator(".line .file canvas").last();
  return (await width.evaluate((canvas: { width: number }) => canvas.width)) > 1;
}

const leftBelow = (box: { scrollHeight: number; scrollTop: number; clientHeight: number }) =>
  box.scrollHeight - box.scrollTop - box.clientHeight;
