import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on a page, as `rule: element why`. The page's context must bypass its policy. */
export async function violations(page: Page): Promise<string[]> {
  // A colour in the middle of a transition is nobody's colour.
  await page.waitForTimeout(350);
  await page.evaluate(axe);
  const found = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.flat().join(" ")} ${any[0]?.message ?? ""}`),
  );
}
