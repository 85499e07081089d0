import { Contacts } from "../agents/identity/contacts.ts";
import { SlackFace } from "../channels/slack/desk/index.ts";
import { openSlackClient } from "../channels/slack/index.ts";
import { Tokens } from "../channels/web/tokens.ts";
import { boot, commandLine, Erasure, Log, Mirror, wrongCall } from "../core/index.ts";
import { forget } from "./retention.ts";

const USAGE = `npm run erase -- --conversation <id> | --contact <id>
  --conversation  one conversation, by the id the agent view shows
  --contact       all conversations of a customer who proved who they are, and the proof`;

// Forgets a conversation, or all of a contact's, everywhere: the store, browsers' tokens, what staff were shown.
const { values } = commandLine(USAGE, { options: { conversation: { type: "string" }, contact: { type: "string" } } });
if (!values.conversation === !values.contact) wrongCall(USAGE, "name a conversation or a contact, one of them");
const { config, logs, store: resolved } = await boot("erase");
const store = resolved.open("work");
const erasure = new Erasure(store);
const [log, tokens, contacts] = [new Log(store), new Tokens(store), new Contacts(store)];
const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, SLACK_ESCALATION_CHANNEL: channel } = config;
const face = botToken && channel ? new SlackFace(openSlackClient({ botToken, apiUrl }, logs), { channel }) : undefined;

const named = values.conversation && (await log.state(values.conversation)) ? [values.conversation] : [];
const conversations = values.contact ? await erasure.ofContact(values.contact) : named;
for (const conversation of conversations) {
  await forget(conversation, {
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
  });
  console.log(`forgotten: ${conversation}`);
}
if (values.contact) await contacts.forget(values.contact);
if (conversations.length === 0) {
  console.error("there is nothing of them");
  process.exitCode = 1;
}
await store.close();
await resolved.stop();
