import { changedEvent, deletedEvent, eventCallback, messageEvents } from "./events.ts";
import type { Answered, Envelope, Outgoing, Retry } from "./outgoing.ts";
import type { OpenView, SlackChannelRecord, SlackMessage, Workspace } from "./workspace.ts";

/** What a person said, and what our app answered to each event that told of it. */
export interface Said {
  message: SlackMessage;
  channel: SlackChannelRecord;
  answers: Answered[];
}

/** Where something is said; a DM with our app unless a channel is named. */
export interface SayOptions {
  channel?: SlackChannelRecord;
  /** The thread's first message. */
  thread?: string;
  /** Calls our app by its name first. */
  mention?: boolean;
  files?: { name: string; mimetype: string; bytes: Buffer }[];
}

/** Somebody in the workspace, doing what people do there. */
export class Person {
  readonly id: string;
  readonly name: string;
  readonly #workspace: Workspace;
  readonly #outgoing: Outgoing;
  readonly #baseUrl: string;
  #last: Envelope[] = [];

  constructor(name: string, workspace: Workspace, outgoing: Outgoing, baseUrl: string) {
    this.id = workspace.person(name).id;
    this.name = name;
    this.#workspace = workspace;
    this.#outgoing = outgoing;
    this.#baseUrl = baseUrl;
  }

  get dm(): SlackChannelRecord {
    return this.#workspace.dm(this.id);
  }

  async says(text: string, { channel = this.dm, thread, mention, files = [] }: SayOptions = {}): Promise<Said> {
    const shared = files.map(({ name, mimetype, bytes }) =>
      this.#workspace.keepFile(name, mimetype, bytes, this.#baseUrl),
    );
    const message = this.#workspace.post(channel, {
      user: this.id,
      text: `${mention ? `<@${this.#workspace.botUser}> ` : ""}${asTyped(text)}`,
      ...(thread && { thread_ts: thread }),
      ...(shared.length > 0 && { files: shared, subtype: "file_share" }),
    });
    // As it was when it was said: answers below change the message itself.
    return { message, channel, answers: await this.#tell(messageEvents(this.#workspace, channel, { ...message })) };
  }

  async edits({ message, channel }: Said, text: string): Promise<Answered[]> {
    const before = { ...message };
    Object.assign(message, { text: asTyped(text), edited: { user: this.id, ts: this.#workspace.nextTs() } });
    return this.#tell([changedEvent(channel, { ...message }, before)]);
  }

  async deletes({ message, channel }: Said): Promise<Answered[]> {
    channel.messages.splice(channel.messages.indexOf(message), 1);
    return this.#tell([deletedEvent(this.#workspace, channel, message)]);
  }

  /** Slack sends what it sent last once more. */
  async again(retry: Retry = { num: 1, reason: "http_timeout" }): Promise<Answered[]> {
    const answers: Answered[] = [];
    for (const envelope of this.#last) answers.push(await this.#outgoing.send(envelope, retry));
    return answers;
  }

  /** Presses a button of a message: by its `action_id`, or the one whose value this picks. */
  async presses(
    { message, channel }: { message: SlackMessage; channel: SlackChannelRecord },
    actionId: string,
    value?: string,
  ): Promise<Answered> {
    const { action, block_id } = findAction(message.blocks ?? [], actionId);
    const thread_ts = message.thread_ts;
    return this.#interact({
      type: "block_actions",
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: false,
        ...(thread_ts && { thread_ts }),
      },
      channel: { id: channel.id, name: channel.name },
      message,
      state: { values: {} },
      actions: [
        {
          type: "button",
          ...action,
          action_id: actionId,
          block_id,
          ...(value !== undefined && { value }),
          action_ts: this.#workspace.nextTs(),
        },
      ],
    });
  }

  /** Sends a modal off. `values`: block id → action id → what was entered. */
  async submits(opened: OpenView, values: Record<string, Record<string, unknown>> = {}): Promise<Answered> {
    const { view, id, hash } = opened;
    const answer = await this.#interact({
      type: "view_submission",
      view: { id, hash, team_id: this.#workspace.team, app_id: this.#workspace.appId, ...view, state: { values } },
    });
    const { response_action, view: next } = (answer.body ?? {}) as {
      response_action?: string;
      view?: OpenView["view"];
    };
    if (answer.status !== 200) return answer;
    if (response_action === undefined || response_action === "clear") this.#workspace.views.delete(id);
    if (response_action === "update" && next) opened.view = next;
    return answer;
  }

  /** Types in a field of a modal that wants to hear of it; `values` as they stand then. */
  async types(
    { view, id, hash }: OpenView,
    { values, block, action }: { values: Record<string, Record<string, unknown>>; block: string; action: string },
  ): Promise<Answered> {
    return this.#interact({
      type: "block_actions",
      container: { type: "view", view_id: id },
      view: { id, hash, team_id: this.#workspace.team, app_id: this.#workspace.appId, ...view, state: { values } },
      actions: [
        {
          type: "plain_text_input",
          block_id: block,
          action_id: action,
          ...(values[block]?.[action] as object),
          action_ts: this.#workspace.nextTs(),
        },
      ],
    });
  }

  /** Uses a message shortcut. */
  async shortcut(
    callbackId: string,
    { message, channel }: { message: SlackMessage; channel: SlackChannelRecord },
  ): Promise<Answered> {
    return this.#interact({
      type: "message_action",
      callback_id: callbackId,
      message_ts: message.ts,
      channel: { id: channel.id, name: channel.name },
      message,
      action_ts: this.#workspace.nextTs(),
    });
  }

  async command(command: string, text: string, channel: SlackChannelRecord = this.dm): Promise<Answered> {
    return this.#outgoing.send({
      type: "slash_commands",
      payload: {
        token: "unused",
        team_id: this.#workspace.team,
        team_domain: "standin",
        channel_id: channel.id,
        channel_name: channel.name,
        user_id: this.id,
        user_name: this.name,
        command,
        text,
        api_app_id: this.#workspace.appId,
        is_enterprise_install: "false",
        response_url: `${this.#baseUrl}/respond/${this.id}`,
        trigger_id: this.#workspace.trigger(this.id),
      },
    });
  }

  async opensHome(tab: "home" | "messages" = "home"): Promise<Answered[]> {
    return this.#tell([
      { type: "app_home_opened", user: this.id, channel: this.dm.id, tab, event_ts: this.#workspace.nextTs() },
    ]);
  }

  /** Presses a button in our app's Home tab. */
  async pressesAtHome(actionId: string): Promise<Answered> {
    const view = this.#workspace.homes.get(this.id) ?? {};
    const { action, block_id } = findAction((view.blocks ?? []) as unknown[], actionId);
    return this.#interact({
      type: "block_actions",
      container: { type: "view", view_id: "VHOME" },
      view: { id: "VHOME", team_id: this.#workspace.team, app_id: this.#workspace.appId, ...view },
      actions: [{ type: "button", ...action, block_id, action_ts: this.#workspace.nextTs() }],
    });
  }

  /** What the person sees in a thread, as text, oldest first. */
  reads(channel: SlackChannelRecord, thread: string): string[] {
    return channel.messages
      .filter(({ ts, thread_ts }) => ts === thread || thread_ts === thread)
      .map(({ text }) => text);
  }

  async #tell(events: Record<string, unknown>[]): Promise<Answered[]> {
    this.#last = events.map((event) => ({ type: "events_api", payload: eventCallback(this.#workspace, event) }));
    const answers: Answered[] = [];
    for (const envelope of this.#last) answers.push(await this.#outgoing.send(envelope));
    return answers;
  }

  async #interact(payload: Record<string, unknown>): Promise<Answered> {
    const envelope: Envelope = {
      type: "interactive",
      payload: {
        team: { id: this.#workspace.team, domain: "standin" },
        user: { id: this.id, username: this.name, name: this.name, team_id: this.#workspace.team },
        api_app_id: this.#workspace.appId,
        token: "unused",
        is_enterprise_install: false,
        enterprise: null,
        trigger_id: this.#workspace.trigger(this.id),
        ...(payload.type !== "view_submission" && { response_url: `${this.#baseUrl}/respond/${this.id}` }),
        ...payload,
      },
    };
    this.#last = [envelope];
    return this.#outgoing.send(envelope);
  }
}

/** Slack's own escaping of what people type. */
const asTyped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

interface ActionElement {
  action_id?: string;
  value?: string;
  [other: string]: unknown;
}

function findAction(blocks: unknown[], actionId: string): { action: ActionElement; block_id: string } {
  for (const block of blocks as { block_id?: string; elements?: ActionElement[]; accessory?: ActionElement }[]) {
    const action = [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])].find(
      ({ action_id }) => action_id === actionId,
    );
    if (action) return { action, block_id: block.block_id ?? "b" };
  }
  throw new Error(`the message has no button ${actionId}`);
}
