import type { App, BlockAction, types } from "@slack/bolt";
import { type DeskOutcome, type Filed, isOver, type Staff } from "../../../core/index.ts";
import { PRESS, type Press } from "./buttons.ts";
import { type Carried, handBackModal, reassignModal, replyModal, resolveModal, TYPED } from "./modals.ts";
import { writingOf } from "./preview.ts";
import { afterwards, type DeskRoom, ONLY_STAFF, seenOf, whisper, whisperRefusal } from "./room.ts";

/** A press of a button on a case. */
interface Pressed {
  conversation: string;
  approval?: string;
  staff: Staff;
  /** The same whenever Slack tells of this very press. */
  action: string;
  trigger: string;
  thread: string | undefined;
}

type Act = (room: DeskRoom, pressed: Pressed) => Promise<void>;

const decided =
  (yes: boolean): Act =>
  (room, { conversation, staff, approval, thread }) =>
    done(room, staff, thread, room.desk.decide(conversation, staff, yes, approval));

const ACTS: Readonly<Record<Press, Act>> = {
  [PRESS.claim]: (room, { conversation, staff, thread }) =>
    done(room, staff, thread, room.desk.claim(conversation, staff)),
  [PRESS.draft]: async (room, { conversation, staff, action, thread }) => {
    const seen = await seenOf(room, conversation);
    await done(room, staff, thread, room.desk.sendDraft(conversation, staff, { action, seen }));
  },
  [PRESS.liveOn]: (room, { conversation, staff, thread }) =>
    done(room, staff, thread, room.desk.goLive(conversation, staff, true)),
  [PRESS.liveOff]: (room, { conversation, staff, thread }) =>
    done(room, staff, thread, room.desk.goLive(conversation, staff, false)),
  [PRESS.approve]: decided(true),
  [PRESS.deny]: decided(false),
  [PRESS.reply]: (room, pressed) =>
    opensToHolder(room, pressed, async (state, carried) =>
      replyModal(state, carried, await writingOf(room, state, pressed.staff.name, state.case.draft ?? "")),
    ),
  [PRESS.handBack]: (room, pressed) => opensToHolder(room, pressed, (_state, carried) => handBackModal(carried)),
  [PRESS.resolve]: (room, pressed) => opensToHolder(room, pressed, (_state, carried) => resolveModal(carried)),
  [PRESS.reassign]: (room, pressed) => opens(room, pressed, (_state, carried) => reassignModal(carried)),
};

/** Hears the buttons of the desk. What is pressed is done, or not, before Slack is answered; the rest comes after. */
export function hearPresses(app: App, room: DeskRoom): void {
  for (const [action, act] of Object.entries(ACTS)) {
    app.action<BlockAction>(action, async ({ body, ack }) => {
      const pressed = await read(body, room);
      if (pressed) await act(room, pressed);
      else afterwards(room, "a stranger was not told", whisper(room, body.user.id, ONLY_STAFF));
      await ack();
    });
  }
  app.action<BlockAction>(TYPED, async ({ body, ack }) => {
    await ack();
    afterwards(room, "no preview", updatePreview(room, body));
  });
}

async function done(
  room: DeskRoom,
  staff: Staff,
  thread: string | undefined,
  outcome: Promise<DeskOutcome>,
): Promise<void> {
  whisperRefusal(room, staff, await outcome, thread);
}

type Modal = (state: Filed, carried: Carried) => types.ModalView | Promise<types.ModalView>;

/** Nobody should write what they then may not send: a case in somebody else's hands says so before. */
async function opensToHolder(room: DeskRoom, pressed: Pressed, modal: Modal): Promise<void> {
  const of = (await room.log.state(pressed.conversation))?.case;
  const holder = of?.state === "claimed" ? of.staff : undefined;
  if (holder && holder.id !== pressed.staff.id)
    return whisperRefusal(room, pressed.staff, { done: false, why: "claimed", by: holder }, pressed.thread);
  return opens(room, pressed, modal);
}

async function opens(room: DeskRoom, { conversation, staff, trigger, thread }: Pressed, modal: Modal): Promise<void> {
  const state = await room.log.state(conversation);
  const of = state?.case;
  if (!state || !of) return whisperRefusal(room, staff, { done: false, why: "no_case" }, thread);
  if (isOver(of))
    return whisperRefusal(room, staff, { done: false, why: "closed", ...(of.staff && { by: of.staff }) }, thread);
  const view = await modal({ ...state, case: of }, { conversation, seen: await seenOf(room, conversation) });
  afterwards(room, "a modal did not open", room.client.views.open({ trigger_id: trigger, view }));
}

async function read(
  { actions, user, trigger_id, message, container }: BlockAction,
  room: DeskRoom,
): Promise<Pressed | undefined> {
  const [action] = actions as { value?: string; action_ts: string }[];
  const staff = await room.staff.find(user.id);
  if (!action?.value || !staff) return undefined;
  const ts = message?.ts ?? container.message_ts;
  return {
    ...about(action.value),
    staff,
    action: `press-${user.id}-${action.action_ts}`,
    trigger: trigger_id,
    thread: typeof ts === "string" ? ts : undefined,
  };
}

function about(value: string): { conversation: string; approval?: string } {
  if (!value.startsWith("{")) return { conversation: value };
  const { conversation = "", approval } = JSON.parse(value) as { conversation?: string; approval?: string };
  return { conversation, ...(approval && { approval }) };
}

/** Shows how what is being typed will arrive. */
async function updatePreview(room: DeskRoom, { view, user }: BlockAction): Promise<void> {
  if (!view) return;
  const carried = JSON.parse(view.private_metadata) as Carried;
  const text = view.state.values.text?.[TYPED]?.value ?? "";
  const state = await room.log.state(carried.conversation);
  const staff = await room.staff.find(user.id);
  if (!state?.case || !staff) return;
  const filed = { ...state, case: state.case };
  const next = replyModal(filed, carried, await writingOf(room, filed, staff.name, text));
  // Of two updates on their way the older loses, and that is right.
  await room.client.views.update({ view_id: view.id, hash: view.hash, view: next });
}
