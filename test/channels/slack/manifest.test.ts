import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { METHODS } from "../../standins/slack/methods.ts";
import { specification } from "../../support/corpus.ts";

interface Manifest {
  display_information: { name: string };
  features: {
    agent_view?: object;
    assistant_view?: object;
    slash_commands: { url: string }[];
    shortcuts: { callback_id: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    interactivity: { request_url: string };
  };
}

const manifest = parse(
  readFileSync(new URL("../../../channels/slack/manifest.yaml", import.meta.url), "utf8"),
) as Manifest;

describe("the Slack app's manifest", () => {
  it("is valid by Slack's own schema", ({ skip }) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const check = ajv.compile(specification<object>("slack_manifest.schema.2.0.0.json", skip));
    check(manifest);
    expect(check.errors ?? []).toEqual([]);
    expect(check({ ...manifest, display_information: { name: "x".repeat(36) } })).toBe(false);
  });

  it("asks for every scope that something we call needs, and each event's", () => {
    const asked = new Set(manifest.oauth_config.scopes.bot);
    const unmet = Object.entries(METHODS).filter(
      ([, { scopes }]) => scopes.length > 0 && !scopes.some((scope) => asked.has(scope)),
    );
    expect(unmet.map(([method]) => method)).toEqual([]);
    const needed: Record<string, string> = {
      app_mention: "app_mentions:read",
      "message.im": "im:history",
      "message.channels": "channels:history",
      "message.groups": "groups:history",
    };
    for (const event of manifest.settings.event_subscriptions.bot_events)
      if (needed[event]) expect(asked).toContain(needed[event]);
  });

  it("is the agent surface new apps must use, with all of Slack at one address", () => {
    const { features, settings } = manifest;
    expect(features.agent_view).toBeDefined();
    expect(features.assistant_view).toBeUndefined();
    const addresses = [
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      ...features.slash_commands.map(({ url }) => url),
    ];
    expect(new Set(addresses)).toEqual(new Set(["https://support.example.com/slack/events"]));
  });
});
