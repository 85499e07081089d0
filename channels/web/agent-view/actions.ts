import { z } from "zod";
import type { Desk, DeskOutcome, Staff } from "../../../core/index.ts";
import type { DeskAction } from "../ui/agent-view/api.ts";

const key = z.string().min(1).max(200);
const seen = z.number().int().min(0).optional();
const words = z.string().trim().min(1, "write something first").max(4_000);

/** What the page may ask of the desk, as it comes in. */
export const Asked = z.discriminatedUnion("action", [
  z.object({ action: z.literal("claim") }),
  z.object({ action: z.literal("reply"), text: words, key, seen }),
  z.object({ action: z.literal("send_draft"), key, seen }),
  z.object({ action: z.enum(["approve", "deny"]), approval: z.string().max(300).optional() }),
  z.object({ action: z.literal("hand_back"), briefing: z.string().trim().max(1_000).optional() }),
  z.object({ action: z.literal("resolve"), reason: z.string().trim().min(1, "say what it came to").max(600), seen }),
  z.object({ action: z.literal("reassign"), to: z.string().trim().min(1).max(60) }),
  z.object({ action: z.literal("note"), text: words, key }),
]) satisfies z.ZodType<DeskAction>;

/** Does it, in this person's name. */
export function act(desk: Desk, conversation: string, staff: Staff, action: DeskAction): Promise<DeskOutcome> {
  switch (action.action) {
    case "claim":
      return desk.claim(conversation, staff);
    case "reply": {
      const { text, key: once, seen: read } = action;
      const said = { action: `page-${once}`, text, via: "reply" as const };
      return desk.reply(conversation, staff, { ...said, ...(read !== undefined && { seen: read }) });
    }
    case "send_draft": {
      const { key: once, seen: read } = action;
      return desk.sendDraft(conversation, staff, { action: `page-${once}`, ...(read !== undefined && { seen: read }) });
    }
    case "approve":
    case "deny":
      return desk.decide(conversation, staff, action.action === "approve", action.approval);
    case "hand_back":
      return desk.handBack(conversation, staff, action.briefing);
    case "resolve": {
      const { reason, seen: read } = action;
      return desk.resolve(conversation, staff, { reason, ...(read !== undefined && { seen: read }) });
    }
    case "reassign":
      return desk.reassign(conversation, staff, { id: `desk:${action.to.toLowerCase()}`, name: action.to });
    case "note":
      return desk.note(conversation, staff, { text: action.text, action: `page-${action.key}` });
  }
}
