import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildUi } from "./support/browser.ts";

const dist = mkdtempSync(join(tmpdir(), "jetbridge-bundle-"));

describe("what a host page loads", () => {
  beforeAll(() => buildUi(dist));
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  it("is one script of less than 30 kB, compressed", () => {
    expect(gzipSync(readFileSync(join(dist, "widget.js"))).length).toBeLessThan(30_000);
  });

  it("never turns text into markup or code", () => {
    const script = readFileSync(join(dist, "widget.js"), "utf8");
    expect(script.match(/\beval\(|new Function|insertAdjacentHTML|document\.write|outerHTML/g)).toBeNull();
  });
});
