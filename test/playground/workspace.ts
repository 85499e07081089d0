import { type Answered, type Person, type SlackStandin, startSlack } from "../standins/slack/index.ts";
import type { SlackScene } from "./scene.ts";

/** A Slack with one customer and two members of staff, who share the escalation channel. */
export interface Workspace {
  slack: SlackStandin;
  /** The escalation channel's id. */
  desk: string;
  /** By id. Throws for a stranger. */
  person(id: string): Person;
  /** Whispers what our app answered a command with. */
  whisper(user: string, channel: string, answered: Answered): void;
  scene(): SlackScene;
}

export async function openWorkspace(): Promise<Workspace> {
  const slack = await startSlack();
  const customer = slack.person("Dana");
  const staff = [slack.person("Ana"), slack.person("Ben")];
  const people = [customer, ...staff];
  const desk = slack.channel("airline-desk", staff);
  const { workspace } = slack;
  // Where Dana writes; there before she does.
  const dm = customer.dm;
  return {
    slack,
    desk: desk.id,
    person: (id) => {
      const found = people.find((each) => each.id === id);
      if (!found) throw new Error(`nobody here is ${id}`);
      return found;
    },
    whisper: (user, channel, { status, body }) => {
      const { text = "", blocks } = (body ?? {}) as { text?: string; blocks?: unknown[] };
      const words = status === 200 ? text : `The app answered ${status}.`;
      workspace.ephemerals.push({ channel, user, text: words, ...(blocks && { blocks }) });
    },
    scene: () => ({
      people: people.map((each) => ({ id: each.id, name: each.name, staff: each !== customer })),
      bot: workspace.botUser,
      channels: [
        { id: dm.id, name: "Jetbridge", dmOf: customer.id, messages: dm.messages },
        { id: desk.id, name: desk.name, messages: desk.messages },
      ],
      views: [...workspace.views.values()],
      homes: Object.fromEntries(
        [...workspace.homes].map(([user, { blocks }]) => [user, { blocks: Array.isArray(blocks) ? blocks : [] }]),
      ),
      whispers: workspace.ephemerals.map((each, n) => ({ n, ...each })),
      statuses: Object.fromEntries(
        workspace.statuses.map(({ channel, thread, status }) => [`${channel} ${thread}`, status]),
      ),
    }),
  };
}
