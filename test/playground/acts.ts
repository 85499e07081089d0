import express, { Router } from "express";
import { z } from "zod";
import type { Answered, OpenView, SlackChannelRecord, SlackMessage } from "../standins/slack/index.ts";
import type { Phone } from "./phone.ts";
import type { Workspace } from "./workspace.ts";

/** Pictures are small here; Twilio takes 5 MB. */
const MOST_BYTES = "8mb";

const Words = z.string().trim().min(1).max(3_000);
const Attached = z.object({ name: z.string(), type: z.string(), base64: z.string() }).optional();
const At = z.object({ person: z.string(), channel: z.string(), ts: z.string() });
const Values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));

/** What people do on the page, done at the providers: each act posts the provider's own signed webhook. */
export function actRoutes(phone: Phone, workspace: Workspace): Router {
  const routes = Router();
  routes.use(express.json({ limit: MOST_BYTES }));
  const act = <T>(name: string, shape: z.ZodType<T>, does: (input: T) => Promise<unknown>) =>
    routes.post(`/${name}`, async (request, response) => {
      const read = shape.safeParse(request.body);
      if (read.success) response.json((await does(read.data)) ?? {});
      else response.status(400).json({ error: z.prettifyError(read.error) });
    });

  act("text", z.object({ text: z.string().max(1_600), file: Attached }), ({ text, file }) =>
    phone.text(text, file ? [{ type: file.type, bytes: Buffer.from(file.base64, "base64") }] : []),
  );
  slackActs(act, workspace);
  return routes;
}

type Act = <T>(name: string, shape: z.ZodType<T>, does: (input: T) => Promise<unknown>) => unknown;

function slackActs(act: Act, workspace: Workspace): void {
  const { slack, person } = workspace;
  const Said = z.object({ person: z.string(), channel: z.string(), thread: z.string().optional(), text: Words });
  act("say", Said, async ({ person: id, channel, thread, text }) => {
    const room = roomOf(slack.workspace.channels, channel);
    if (!text.startsWith("/")) return heard(await person(id).says(text, { channel: room, ...(thread && { thread }) }));
    const [command = "", ...rest] = text.split(" ");
    workspace.whisper(id, channel, await person(id).command(command, rest.join(" "), room));
  });
  const Press = At.extend({ action: z.string(), block: z.string().optional(), value: z.string().optional() });
  act("press", Press, async ({ person: id, channel, ts, action, value, block }) => {
    const found = messageIn(slack.workspace.channels, channel, ts);
    // Two blocks of one message may have a button each of the same name: the block says which was meant.
    const blocks = found.message.blocks?.filter((each) => !block || (each as { block_id?: string }).block_id === block);
    const shown = { ...found, message: { ...found.message, ...(blocks && { blocks }) } };
    return taken(await person(id).presses(shown, action, value));
  });
  act("shortcut", At.extend({ callback: z.string() }), async ({ person: id, channel, ts, callback }) =>
    taken(await person(id).shortcut(callback, messageIn(slack.workspace.channels, channel, ts))),
  );
  modalActs(act, workspace);
  homeActs(act, workspace);
}

function homeActs(act: Act, { person }: Workspace): void {
  const Visitor = z.object({ person: z.string() });
  act("home", Visitor, async ({ person: id }) => heard({ answers: await person(id).opensHome() }));
  act("press-home", Visitor.extend({ action: z.string() }), async ({ person: id, action }) =>
    taken(await person(id).pressesAtHome(action)),
  );
}

function modalActs(act: Act, { slack, person }: Workspace): void {
  const Open = z.object({ person: z.string(), view: z.string() });
  const viewOf = (id: string): OpenView => {
    const found = slack.workspace.views.get(id);
    if (!found) throw new Error("this modal is closed");
    return found;
  };
  const Typed = Open.extend({ values: Values, block: z.string(), action: z.string() });
  act("type", Typed, async ({ person: id, view, values, block, action }) =>
    taken(await person(id).types(viewOf(view), { values, block, action })),
  );
  act("submit", Open.extend({ values: Values }), async ({ person: id, view, values }) => {
    const { errors = {} } = taken(await person(id).submits(viewOf(view), values)) as { errors?: object };
    return { errors };
  });
  act("close", Open, async ({ view }) => void slack.workspace.views.delete(view));
}

type Rooms = ReadonlyMap<string, SlackChannelRecord>;

function roomOf(rooms: Rooms, id: string): SlackChannelRecord {
  const room = rooms.get(id);
  if (!room) throw new Error(`there is no channel ${id}`);
  return room;
}

function messageIn(rooms: Rooms, id: string, ts: string): { message: SlackMessage; channel: SlackChannelRecord } {
  const channel = roomOf(rooms, id);
  const message = channel.messages.find((each) => each.ts === ts);
  if (!message) throw new Error("this message is gone");
  return { message, channel };
}

/** What our app answered; throws where it did not take it. */
function taken({ status, body }: Answered): object {
  if (status !== 200) throw new Error(`the app's Slack webhook answered ${status || "nothing in time"}`);
  return body !== null && typeof body === "object" ? body : {};
}

function heard({ answers }: { answers: Answered[] }): void {
  answers.forEach(taken);
}
