import { slackConversationOf } from "../../channels/slack/index.ts";
import { smsConversationOf } from "../../channels/sms/index.ts";
import { until } from "../standins/server.ts";
import type { SlackStandin } from "../standins/slack/index.ts";
import type { TwilioStandin } from "../standins/twilio/index.ts";
import { Visitor } from "../support/browserless.ts";

/** A customer on some channel. */
export interface Talk {
  conversation(): string;
  /** Says something; resolves with everything said to them since, once an answer fits (20 s at most). */
  says(text: string, answer: RegExp): Promise<string>;
  /** Says something and waits for nothing. */
  sends(text: string): Promise<unknown>;
  /** What they were told so far, oldest first. */
  heard(): Promise<string[]>;
}

/** Somebody who texts. */
export function bySms(twilio: TwilioStandin, number: string): Talk {
  const phone = twilio.phone(number);
  const conversation = smsConversationOf(twilio.accountSid, twilio.number, number);
  return talk({
    conversation: () => conversation,
    sends: (text) => phone.text(text),
    heard: async () => phone.inbox(),
  });
}

/** Somebody who writes to the app in Slack, and goes on in the thread of their first message. */
export function bySlack(slack: SlackStandin, name: string): Talk {
  const person = slack.person(name);
  let thread: string | undefined;
  const { team } = slack.workspace;
  return talk({
    conversation: () => slackConversationOf({ team, channel: person.dm.id, thread: thread ?? "" }),
    sends: async (text) => {
      const said = await person.says(text, thread === undefined ? {} : { thread });
      thread ??= said.message.ts;
    },
    heard: async () => person.dm.messages.filter((each) => each.bot_id).map(({ text }) => text),
  });
}

/** Somebody in the chat on the website. */
export async function byWeb(url: string): Promise<Talk> {
  const visitor = await Visitor.arrive(url);
  return talk({
    conversation: () => visitor.conversation,
    sends: (text) => visitor.say(text),
    heard: async () => (await visitor.history()).filter(({ from }) => from !== "customer").map(({ text }) => text),
  });
}

function talk(ends: Omit<Talk, "says">): Talk {
  return {
    ...ends,
    says: async (text, answer) => {
      const before = (await ends.heard()).length;
      await ends.sends(text);
      const since = async () => (await ends.heard()).slice(before).join("\n");
      await until(`an answer to "${text}" like ${answer}`, async () => answer.test(await since()), 20_000);
      return since();
    },
  };
}
