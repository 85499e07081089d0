export { SlackChannel } from "./channel.ts";
export { conversationOf as slackConversationOf } from "./conversation.ts";
export { hearCustomers, type SlackHearing } from "./customers.ts";
export { toSendFailed as toSlackFailure } from "./failures.ts";
export { fetchSlackFile, isSlackFile } from "./file.ts";
export { openSlack, type SlackConnection, type SlackDoor } from "./open-slack.ts";
export { openSlackClient, type SlackAccess, type SlackClient } from "./slack-client.ts";
export { StatusLine } from "./status-line.ts";
