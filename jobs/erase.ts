import { parseArgs } from "node:util";
import { Contacts } from "../agents/identity/contacts.ts";
import { SlackFace } from "../channels/slack/desk/index.ts";
import { openSlackClient } from "../channels/slack/index.ts";
import { Tokens } from "../channels/web/tokens.ts";
import { boot, Erasure, Log, Mirror } from "../core/index.ts";
import { forget } from "./retention.ts";

const USAGE = "npm run erase -- --conversation <id> | --contact <id>";

// Forgets a conversation, or all of a contact's, everywhere: the store, browsers' tokens, what staff were shown.
const { values } = parseArgs({ options: { conversation: { type: "string" }, contact: { type: "string" } } });
if (!values.conversation && !values.contact) {
  console.error(USAGE);
  process.exit(1);
}
const { config, logs, store: resolved } = await boot("erase");
const store = resolved.open("work");
const erasure = new Erasure(store);
const [log, tokens, contacts] = [new Log(store), new Tokens(store), new Contacts(store)];
const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, SLACK_ESCALATION_CHANNEL: channel } = config;
const face = botToken && channel ? new SlackFace(openSlackClient({ botToken, apiUrl }, logs), { channel }) : undefined;

const conversations = values.contact ? await erasure.ofContact(values.contact) : [values.conversation ?? ""];
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
if (conversations.length === 0) console.log("there is nothing of them");
await store.close();
await resolved.stop();
