import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { examine, report } from "../../channels/doctor.ts";
import { NEEDED_SCOPES } from "../../channels/slack/check.ts";
import { readConfig } from "../../core/index.ts";
import { freePort } from "../standins/server.ts";
import { hasRedis } from "../support/redis.ts";
import { type Lobby, openLobby } from "./slack/lobby.ts";
import { type Line, openLine } from "./sms/line.ts";

describe.skipIf(!hasRedis())("the doctor", () => {
  let line: Line;
  let lobby: Lobby;
  beforeAll(async () => {
    [line, lobby] = await Promise.all([openLine({}, { direct: true }), openLobby()]);
  });
  afterAll(() => Promise.all([line.close(), lobby.close()]));

  const twilio = (more: Record<string, string> = {}) => ({
    TWILIO_ACCOUNT_SID: line.twilio.accountSid,
    TWILIO_AUTH_TOKEN: line.twilio.authToken,
    TWILIO_PHONE_NUMBER: line.twilio.number,
    TWILIO_API_URL: line.twilio.url,
    PUBLIC_URL: line.local,
    ...more,
  });
  const slack = (more: Record<string, string> = {}) => ({
    SLACK_BOT_TOKEN: lobby.slack.botToken,
    SLACK_SIGNING_SECRET: lobby.slack.signingSecret,
    SLACK_API_URL: lobby.slack.url,
    PUBLIC_URL: lobby.local,
    ...more,
  });
  const wrongs = async (environment: Record<string, string>) =>
    (await examine(readConfig(environment))).filter(({ ok }) => !ok).map(({ what, fix }) => [what, fix]);
  const sms = async (environment: Record<string, string>) => {
    const path = new URL(environment.PUBLIC_URL ?? "").pathname.replace(/^\/$/, "");
    line.twilio.account.settings.inboundUrl = `${line.local}${path}/sms/inbound`;
    return wrongs(environment);
  };

  it("finds nothing wrong where nothing is", async () => {
    expect(await sms(twilio())).toEqual([]);
    const channel = lobby.slack.channel("desk").id;
    lobby.slack.workspace.groups.set("S0STAFF", [lobby.slack.person("ana").id]);
    expect(await wrongs(slack({ SLACK_ESCALATION_CHANNEL: channel, SLACK_ESCALATION_GROUP: "S0STAFF" }))).toEqual([]);
    expect(report(await examine(readConfig({})))).toEqual([
      expect.stringContaining("off: TWILIO_ACCOUNT_SID is not set"),
      expect.stringContaining("off: SLACK_BOT_TOKEN is not set"),
    ]);
  });

  it("tells wrong Twilio credentials, numbers and webhooks apart, and what to do about each", async () => {
    expect(await sms(twilio({ TWILIO_AUTH_TOKEN: "another" }))).toMatchObject([
      ["Twilio account", expect.stringContaining("TWILIO_AUTH_TOKEN")],
      ["SMS webhooks", expect.stringContaining("same TWILIO_AUTH_TOKEN")],
    ]);
    expect(await sms(twilio({ TWILIO_PHONE_NUMBER: "+14155559999" }))).toMatchObject([
      ["Twilio number", expect.stringContaining("TWILIO_PHONE_NUMBER")],
    ]);
    line.twilio.account.settings.inboundUrl = "https://old.example/sms";
    expect(await wrongs(twilio())).toMatchObject([
      ["Twilio number", expect.stringContaining(`${line.local}/sms/inbound`)],
    ]);
  });

  it("tells an address nobody answers at from one where somebody else does", async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    line.twilio.account.settings.inboundUrl = `${nowhere}/sms/inbound`;
    expect(await wrongs(twilio({ PUBLIC_URL: nowhere }))).toMatchObject([
      ["SMS webhooks", expect.stringContaining("DNS")],
    ]);
    expect(await wrongs(slack({ PUBLIC_URL: line.local }))).toMatchObject([
      ["Slack events", expect.stringContaining("/slack/")],
    ]);
  });

  it("tells which scopes Slack lacks, whether the app is in the staff channel, and whose secret is wrong", async () => {
    const poor = await openLobby({
      scopes: NEEDED_SCOPES.filter((scope) => scope !== "files:write" && scope !== "usergroups:read"),
    });
    const environment = { ...slack(), SLACK_API_URL: poor.slack.url, SLACK_SIGNING_SECRET: "another" };
    const findings = await examine(
      readConfig({ ...environment, SLACK_ESCALATION_CHANNEL: "C0NOWHERE", SLACK_ESCALATION_GROUP: "S1" }),
    );
    expect(findings.filter(({ ok }) => !ok)).toMatchObject([
      { what: "Slack scopes", detail: "missing: files:write, usergroups:read" },
      { what: "Slack events", fix: expect.stringContaining("SLACK_SIGNING_SECRET") },
      { what: "staff channel", fix: expect.stringContaining("SLACK_ESCALATION_CHANNEL") },
      { what: "staff group", fix: expect.stringContaining("SLACK_ESCALATION_GROUP") },
    ]);
    expect(
      await wrongs({ ...environment, SLACK_BOT_TOKEN: "xoxb-other", SLACK_SIGNING_SECRET: lobby.slack.signingSecret }),
    ).toMatchObject([["Slack token", expect.stringContaining("SLACK_BOT_TOKEN")]]);
    await poor.close();
  });

  it("tells no secret", async () => {
    const told = report(await examine(readConfig({ ...twilio({ TWILIO_AUTH_TOKEN: "sesame-1" }) }))).join("\n");
    expect(told).not.toContain("sesame-1");
  });

  it("knows the manifest's scopes", () => {
    const manifest = parse(readFileSync(new URL("../../channels/slack/manifest.yaml", import.meta.url), "utf8"));
    expect([...NEEDED_SCOPES]).toEqual([...manifest.oauth_config.scopes.bot].sort());
  });
});
