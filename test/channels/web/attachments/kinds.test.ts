import { describe, expect, it } from "vitest";
import { kindOf, safeName } from "../../../../channels/web/attachments/kinds.ts";

const jpeg = { endings: ["jpg", "jpeg"] };

describe("what a file is", () => {
  it.each([
    ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
    ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]],
    ["image/gif", [..."GIF89a"]],
    ["image/webp", [..."RIFF\u0001\u0002\u0003\u0004WEBPVP8 "]],
    ["image/heic", [..."\0\0\0\u0018ftypheic"]],
    ["application/pdf", [..."%PDF-1.7"]],
    [undefined, [..."<svg xmlns='http://www.w3.org/2000/svg'>"]],
    [undefined, [..."<!doctype html><script>"]],
    [undefined, [..."PK\u0003\u0004"]],
    [undefined, [..."MZ"]],
    [undefined, [..."RIFF\u0001\u0002\u0003\u0004WAVE"]],
    [undefined, [..." %PDF-1.7"]],
    [undefined, [0x89, 0x50]],
    [undefined, []],
  ])("is %s by its first bytes", (type, bytes) => {
    const content = Buffer.from(bytes.map((byte) => (typeof byte === "number" ? byte : byte.charCodeAt(0))));
    expect(kindOf(content)?.type).toBe(type);
  });
});

describe("a file's name", () => {
  it.each([
    ["IMG_1.JPG", "IMG_1.JPG"],
    ["Bild größer.jpeg", "Bild größer.jpeg"],
    ["搭乗券.jpg", "搭乗券.jpg"],
    ["invoice.pdf.exe", "invoice.pdf.exe.jpg"],
    ["no ending", "no ending.jpg"],
    ["../../etc/passwd", "passwd.jpg"],
    ["C:\\photos\\me.jpg", "me.jpg"],
    ["gpj.\u202eexe", "gpj.exe.jpg"],
    ["a\r\nset-cookie: x.jpg", "aset-cookie_ x.jpg"],
    ['<img src="x">.jpg', "_img src=_x__.jpg"],
    ["....jpg", "attachment.jpg"],
    ["", "attachment.jpg"],
    [`${"n".repeat(300)}.jpg`, `${"n".repeat(100)}.jpg`],
    ["half \ud800 pair.jpg", "half  pair.jpg"],
  ])("%j is kept as %j", (name, kept) => {
    expect(safeName(name, jpeg)).toBe(kept);
  });
});
