import { Contacts } from "../agents/identity/contacts.ts";
import { smsSettings } from "../channels/open-channels.ts";
import { SlackFace } from "../channels/slack/desk/index.ts";
import { openSlackClient } from "../channels/slack/index.ts";
import { smsConversationOf } from "../channels/sms/index.ts";
import { Tokens } from "../channels/web/tokens.ts";
import { boot, commandLine, Erasure, Log, Mirror, wrongCall } from "../core/index.ts";
import { type ForgetDesk, forget } from "./retention.ts";

const USAGE = `npm run erase -- --conversation <id> | --contact <id> | --phone <number>
  --conversation  one conversation, by the id the agent view shows
  --contact       all conversations of a customer who proved who they are, and the proof
  --phone         what was texted with one number, e.g. +14155552671`;

// Forgets a conversation, or all of a contact's, everywhere: the store, browsers' tokens, what staff were shown.
const { values } = commandLine(USAGE, {
  options: { conversation: { type: "string" }, contact: { type: "string" }, phone: { type: "string" } },
});
if (Object.values(values).filter(Boolean).length !== 1)
  wrongCall(USAGE, "name a conversation, a contact or a phone number, one of them");
const { config, logs, store: resolved } = await boot("erase");
const store = resolved.open("work");
const erasure = new Erasure(store);
const [log, tokens, contacts] = [new Log(store), new Tokens(store), new Contacts(store)];
const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, SLACK_ESCALATION_CHANNEL: channel } = config;
const face = botToken && channel ? new SlackFace(openSlackClient({ botToken, apiUrl }, logs), { channel }) : undefined;
const desk: ForgetDesk = {
  erasure,
  mirror: new Mirror(store),
  ...(face && { face }),
  alsoForget: [
    (each) => tokens.forget(each),
    async (each) => {
      const contact = (await log.state(each))?.contact;
      if (contact) await contacts.forget(contact, each);
    },
  ],
  logs,
};

const conversations = await named();
for (const conversation of conversations) await forgetAndTell(conversation);
if (values.contact && process.exitCode === undefined) await contacts.forget(values.contact);
if (conversations.length === 0) {
  console.error("there is nothing of them");
  process.exitCode = 1;
}
await store.close();
await resolved.stop();

async function named(): Promise<string[]> {
  if (values.contact) return erasure.ofContact(values.contact);
  const conversation = values.phone ? textedWith(values.phone) : (values.conversation ?? "");
  return (await log.state(conversation)) ? [conversation] : [];
}

function textedWith(phone: string): string {
  const sms = smsSettings(config);
  if (!sms) wrongCall(USAGE, "--phone needs the settings of the text line: TWILIO_ACCOUNT_SID is not set");
  const from = sms.messagingServiceSid ?? config.TWILIO_PHONE_NUMBER ?? "";
  return smsConversationOf(sms.accountSid, from, phone.replace(/[\s().-]/g, ""));
}

/** One that can't be forgotten now keeps nobody else's from being. */
async function forgetAndTell(conversation: string): Promise<void> {
  try {
    await forget(conversation, desk);
    console.log(`forgotten: ${conversation}`);
  } catch (error) {
    console.error(`not forgotten: ${conversation} (${error instanceof Error ? error.message : error}); run this again`);
    process.exitCode = 1;
  }
}
