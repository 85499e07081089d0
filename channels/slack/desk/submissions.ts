import type { App, ViewSubmitAction } from "@slack/bolt";
import { type DeskOutcome, explain, type Staff } from "../../../core/index.ts";
import { type Carried, SUBMIT, saidModal, TYPED } from "./modals.ts";
import { type DeskRoom, ONLY_STAFF } from "./room.ts";

type View = ViewSubmitAction["view"];

/** What Slack is to do with the modal: close it, or say what is wrong. */
type Answer =
  | { response_action: "clear" }
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ReturnType<typeof saidModal> };

type Submit = (room: DeskRoom, staff: Staff, carried: Carried, view: View) => Promise<DeskOutcome | Answer>;

const SUBMITS: Readonly<Record<string, Submit>> = {
  [SUBMIT.reply]: async ({ desk }, staff, { conversation, seen, source }, view) => {
    const text = view.state.values.text?.[TYPED]?.value ?? "";
    if (text.trim() === "") return wrong("text", "Write something first.");
    const via = source ? ("shortcut" as const) : ("reply" as const);
    return desk.reply(conversation, staff, { action: source ?? `view-${view.id}`, text, via, seen });
  },
  [SUBMIT.handBack]: ({ desk }, staff, { conversation }, view) =>
    desk.handBack(conversation, staff, wordsIn(view, "briefing")),
  [SUBMIT.resolve]: ({ desk }, staff, { conversation, seen }, view) => {
    const chosen = view.state.values.resolution?.value?.selected_option?.value ?? "Solved";
    const remark = wordsIn(view, "remark");
    return desk.resolve(conversation, staff, { reason: remark ? `${chosen}: ${remark}` : chosen, seen });
  },
  [SUBMIT.reassign]: async ({ desk, staff: list }, staff, { conversation }, view) => {
    const to = await list.find(view.state.values.to?.value?.selected_user ?? "");
    if (!to) return wrong("to", "They are not staff: add them to the escalation channel first.");
    return desk.reassign(conversation, staff, to);
  },
};

/** Hears modals being submitted. What was refused is said in the modal itself. */
export function hearSubmissions(app: App, room: DeskRoom): void {
  for (const [callback, submit] of Object.entries(SUBMITS)) {
    app.view<ViewSubmitAction>({ callback_id: callback, type: "view_submission" }, async ({ body, view, ack }) => {
      const staff = await room.staff.find(body.user.id);
      if (!staff) {
        await ack({ response_action: "update", view: saidModal(ONLY_STAFF) });
        return;
      }
      const carried = JSON.parse(view.private_metadata) as Carried;
      await ack(toAnswer(await submit(room, staff, carried, view), view));
    });
  }
}

/** A refusal leaves the modal as it is: what was written in it is not lost. */
function toAnswer(result: DeskOutcome | Answer, { blocks }: View): Answer {
  if ("response_action" in result) return result;
  const field = blocks.find(({ type }) => type === "input")?.block_id;
  return result.done ? { response_action: "clear" } : wrong(field ?? "", explain(result));
}

const wrong = (block: string, why: string): Answer => ({ response_action: "errors", errors: { [block]: why } });

const wordsIn = (view: View, block: string): string | undefined =>
  view.state.values[block]?.value?.value?.trim() || undefined;
