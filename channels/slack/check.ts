import { createHmac } from "node:crypto";
import type { Logs } from "../../core/index.ts";
import { type Finding, fine, reason, wrong } from "../finding.ts";
import { openSlackClient, type SlackAccess, type SlackClient } from "./slack-client.ts";

/** What is checked. */
export interface SlackSetup extends SlackAccess {
  signingSecret: string | undefined;
  appToken: string | undefined;
  publicUrl: string | undefined;
  escalationChannel: string | undefined;
  escalationGroup: string | undefined;
}

/** The scopes of `manifest.yaml`. */
export const NEEDED_SCOPES = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "reactions:write",
  "usergroups:read",
  "users:read",
] as const;

const REACH_WITHIN_MS = 10_000;
const REINSTALL = "add them under OAuth & Permissions (or paste manifest.yaml again), then reinstall the app";

/** Looks at everything a working Slack needs: token, scopes, the way Slack reaches us, the desk's channel and group. */
export async function checkSlack(setup: SlackSetup, logs: Logs): Promise<Finding[]> {
  const client = openSlackClient(setup, logs);
  const token = await checkToken(client);
  const way = setup.appToken ? await checkLine(setup, setup.appToken, logs) : await checkReach(setup);
  if (!token[0]?.ok) return [...token, way];
  const desk = setup.escalationChannel ? [await checkChannel(client, setup.escalationChannel)] : [];
  const group = setup.escalationGroup ? [await checkGroup(client, setup.escalationGroup)] : [];
  return [...token, way, ...desk, ...group];
}

async function checkToken(client: SlackClient): Promise<Finding[]> {
  try {
    const { team, user, response_metadata } = await client.auth.test();
    const granted = new Set(response_metadata?.scopes ?? []);
    const missing = NEEDED_SCOPES.filter((scope) => !granted.has(scope));
    return [
      fine("Slack token", `${user} in ${team}`),
      missing.length === 0
        ? fine("Slack scopes", `all ${NEEDED_SCOPES.length}`)
        : wrong("Slack scopes", `missing: ${missing.join(", ")}`, REINSTALL),
    ];
  } catch (error) {
    return [wrong("Slack token", reason(error), "copy SLACK_BOT_TOKEN (xoxb-…) from OAuth & Permissions")];
  }
}

async function checkLine({ apiUrl }: SlackSetup, appToken: string, logs: Logs): Promise<Finding> {
  const what = "Slack Socket Mode";
  try {
    await openSlackClient({ botToken: appToken, apiUrl }, logs).apps.connections.open({});
    return fine(what, "Slack gives us a line");
  } catch (error) {
    const fix = "make an app-level token with connections:write under Basic Information, and turn Socket Mode on";
    return wrong(what, reason(error), fix);
  }
}

/** Calls our own address as Slack does when it is entered in the app's settings. */
async function checkReach({ publicUrl, signingSecret = "" }: SlackSetup): Promise<Finding> {
  const what = "Slack events";
  if (!publicUrl) return wrong(what, "Slack has nowhere to call", "set PUBLIC_URL, or SLACK_APP_TOKEN for Socket Mode");
  const url = `${publicUrl}/slack/events`;
  const body = JSON.stringify({ type: "url_verification", challenge: "who-is-there" });
  const at = Math.floor(Date.now() / 1_000);
  const signature = `v0=${createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": String(at),
    "x-slack-signature": signature,
  };
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(REACH_WITHIN_MS) });
    const text = await response.text();
    if (response.ok && text.includes("who-is-there")) return fine(what, `${url} answers, signatures hold`);
    if (response.status === 401)
      return wrong(
        what,
        `${url} refuses our own signature`,
        "the running process must have the same SLACK_SIGNING_SECRET, and its clock must be right",
      );
    return wrong(
      what,
      `${url} answers ${response.status}`,
      "see that the web process runs and the proxy passes /slack/ on to it",
    );
  } catch (error) {
    return wrong(
      what,
      `${url} can't be reached: ${reason(error)}`,
      "start the web process, and check PUBLIC_URL, DNS and the proxy",
    );
  }
}

async function checkChannel(client: SlackClient, channel: string): Promise<Finding> {
  const what = "staff channel";
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_archived) return wrong(what, `${found.name} is archived`, "set SLACK_ESCALATION_CHANNEL to another");
    if (found?.is_ext_shared)
      return wrong(
        what,
        `#${found.name} is shared with another organisation`,
        "set SLACK_ESCALATION_CHANNEL to a channel of your own: what customers say stands in it",
      );
    if (found?.is_member)
      return fine(
        what,
        found.is_private ? `#${found.name}` : `#${found.name}, which everybody here may join: make it private`,
      );
    return wrong(what, `the app is not in #${found?.name}`, "say /invite @Jetbridge there");
  } catch (error) {
    const fix = "set SLACK_ESCALATION_CHANNEL to the channel's id (C…, at the end of its link), and invite the app";
    return wrong(what, reason(error), fix);
  }
}

async function checkGroup(client: SlackClient, usergroup: string): Promise<Finding> {
  const what = "staff group";
  try {
    const { users = [] } = await client.usergroups.users.list({ usergroup });
    if (users.length > 0) return fine(what, `${users.length} people`);
    return wrong(what, "nobody is in it", "add people to the user group, or no one is asked when a case waits");
  } catch (error) {
    return wrong(what, reason(error), "set SLACK_ESCALATION_GROUP to the user group's id (S…)");
  }
}
