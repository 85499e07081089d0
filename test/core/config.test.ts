import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, describeConfig, readConfig } from "../../core/index.ts";

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("the settings", () => {
  it("need nothing set", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      PORT: 3000,
      MAX_TURNS: 10,
      BURST_WINDOW_MS: 300,
      CLAIM_WITHIN: 300_000,
      TIMEZONE: "UTC",
    });
    expect(config.agents.TRIAGE.enabled).toBe(true);
  });

  it("treat an empty value as not set", () => {
    expect(readConfig({ REDIS_URL: "", PORT: " " }).PORT).toBe(3000);
  });

  it("report every mistake together, by name, with what to do", () => {
    const problems = problemsOf({
      PORT: "abc",
      MAX_TURNS: "0",
      CONFIDENCE_THRESHOLD: "7",
      CLAIM_WITHIN: "10",
      BUSINESS_HOURS: "Mon 9-5",
      HOLIDAYS: "25.12.2026",
      TIMEZONE: "Mars/Olympus",
      REDIS_URL: "http://db",
      GUARDRAILS: "relevance:sometimes,nonsense:local",
      ESCALATE_ON: "never",
      SLACK_BOT_TOKEN: "token",
      LOG_LEVEL: "loud",
      AGENT_X_MODEL: "m",
      AGENT_TRIAGE_ENABLED: "false",
      AGENT_FAQ_INSTRUCTIONS: "@/no/such/file",
      CHAT_IDENTITY_SECRET: "short",
    });
    const named = (name: string) => problems.filter((each) => each.startsWith(name));
    for (const name of [
      "PORT",
      "MAX_TURNS",
      "CONFIDENCE_THRESHOLD",
      "CLAIM_WITHIN",
      "BUSINESS_HOURS",
      "HOLIDAYS",
      "TIMEZONE",
      "REDIS_URL",
      "ESCALATE_ON",
      "SLACK_BOT_TOKEN",
      "LOG_LEVEL",
      "AGENT_X_MODEL",
      "AGENT_TRIAGE_ENABLED",
      "AGENT_FAQ_INSTRUCTIONS",
      "CHAT_IDENTITY_SECRET",
    ]) {
      expect(named(name), name).not.toEqual([]);
    }
    expect(named("GUARDRAILS")).toHaveLength(2);
  });

  it("refuse a channel that is half configured, and name what is missing", () => {
    expect(problemsOf({ TWILIO_AUTH_TOKEN: "t" }).join("\n")).toMatch(
      /TWILIO_ACCOUNT_SID[\s\S]*TWILIO_PHONE_NUMBER or TWILIO_MESSAGING_SERVICE_SID[\s\S]*PUBLIC_URL/,
    );
    expect(problemsOf({ SLACK_BOT_TOKEN: "xoxb-1" }).join("\n")).toContain("SLACK_SIGNING_SECRET or SLACK_APP_TOKEN");
    expect(problemsOf({ SLACK_SIGNING_SECRET: "s" }).join("\n")).toContain("SLACK_BOT_TOKEN");
  });

  it("read an agent's instructions from a file", () => {
    const file = join(mkdtempSync(join(tmpdir(), "jetbridge-config-")), "style.txt");
    writeFileSync(file, "Be brief.");
    expect(readConfig({ AGENT_FAQ_INSTRUCTIONS: `@${file}` }).agents.FAQ.instructions).toBe("Be brief.");
  });

  it("change their version with what changes an answer, and not with a secret", () => {
    const version = (environment: Record<string, string>) => readConfig(environment).version;
    expect(version({ MAX_TURNS: "8" })).not.toBe(version({}));
    expect(version({ ADMIN_TOKEN: "12345678" })).toBe(version({}));
  });

  it("are shown without secrets", () => {
    const shown = describeConfig(
      readConfig({ ADMIN_TOKEN: "hunter2-hunter2", OPENAI_API_KEY: "sk-secret", REDIS_URL: "redis://:pw@db:6379" }),
    ).join("\n");
    expect(shown).not.toMatch(/hunter2|sk-secret|pw@/);
    expect(shown).toMatch(/ADMIN_TOKEN=\*+/);
  });

  it("all stand in .env.example", () => {
    const manual = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8");
    const names = describeConfig(readConfig({})).flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    const optional = [
      "PUBLIC_URL",
      "REDIS_URL",
      "OPENAI_API_KEY",
      "OPENAI_BASE_URL",
      "SLACK_BOT_TOKEN",
      "SLACK_SIGNING_SECRET",
      "SLACK_APP_TOKEN",
      "SLACK_API_URL",
      "SLACK_ESCALATION_CHANNEL",
      "SLACK_ESCALATION_GROUP",
      "TWILIO_ACCOUNT_SID",
      "TWILIO_AUTH_TOKEN",
      "TWILIO_PHONE_NUMBER",
      "TWILIO_MESSAGING_SERVICE_SID",
      "TWILIO_API_URL",
      "CHAT_IDENTITY_SECRET",
      "ADMIN_TOKEN",
      "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];
    const missing = [...names, ...optional].filter(
      (name) => !name.startsWith("AGENT_") && !new RegExp(`^${name}=`, "m").test(manual),
    );
    expect(missing).toEqual([]);
  });

  it("in .env.example are valid as they stand", () => {
    const manual = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8");
    const pairs = manual
      .split("\n")
      .flatMap((line) => (/^[A-Z_]+=/.test(line) ? [line.split(/=(.*)/).slice(0, 2)] : []));
    expect(readConfig(Object.fromEntries(pairs) as Record<string, string>).version).toBe(readConfig({}).version);
  });
});
