import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Case, Row } from "../../../../../channels/web/ui/agent-view/api.ts";
import { manyRows } from "../../../../standins/desk/rows.ts";
import type { attack } from "../../../../standins/desk/stories.ts";
import type { Stage } from "./browser.ts";

/** When the stories of these tests happen. */
export const NOW = Date.UTC(2026, 10, 20, 12);

/** Goes to the agent view and signs in as Sam. */
export async function enter({ visit, complaints }: Stage, hash = ""): Promise<Page> {
  const page = await visit({ viewport: { width: 1440, height: 900 } }, `/agent-view${hash}`);
  await page.getByLabel("Your name").fill("Sam");
  await page.getByLabel("Admin token").fill("secret");
  await page.keyboard.press("Enter");
  await page.getByText("Demo model").waitFor();
  expect(complaints).toEqual([]);
  return page;
}

/** Opens one conversation of the stand-in desk, holding it first. */
export async function open(
  stage: Stage,
  {
    id,
    entries,
    row,
    context,
    case: of,
  }: {
    id: string;
    entries: ReturnType<typeof attack>;
    row?: Partial<Row>;
    context?: Record<string, unknown>;
    case?: Case;
  },
): Promise<Page> {
  const [base] = manyRows(1, NOW);
  if (!base) throw new Error("no row");
  stage.chat.desk.hold({ row: { ...base, id, ...row }, entries, ...(context && { context }), ...(of && { case: of }) });
  const page = await enter(stage, `#/c/${id}`);
  await page.locator(".replay").waitFor();
  return page;
}

/** A case that waits for somebody. */
export function aCase(): Case {
  return {
    id: "k1",
    number: 1,
    state: "open",
    reasons: ["low_confidence"],
    priority: "high",
    summary: "Wants compensation.",
    draft: "You are due a voucher.",
    approvals: [],
    openedAt: NOW,
    rounds: 0,
    unspoken: false,
    introduced: [],
  };
}
