import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { ConfigError, describeConfig, environment, readConfig } from "../../core/index.ts";

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

  it("are shown as they are set: what is printed can be set again", () => {
    const config = readConfig({
      BUSINESS_HOURS: "Mon-Fri 08:00-12:00 13:00-20:00; Sat 09:00-14:00",
      HOLIDAYS: "2026-12-25,2027-01-01",
      CLAIM_WITHIN: "90s",
      REPLY_WITHIN: "2h",
      GUARDRAILS: "relevance:model,length:off",
      STAFF_USERS: "U1,U2",
      AGENT_FAQ_INSTRUCTIONS: 'Be brief.\nSay "please".',
      TRACE_CONTENT: "true",
    });
    const printed = describeConfig(config);
    expect(printed).toEqual(expect.arrayContaining(["CLAIM_WITHIN=90s", "REPLY_WITHIN=2h", "STAFF_USERS=U1,U2"]));
    expect(readConfig(parseEnv(printed.join("\n")))).toEqual(config);
  });

  it("that were nearly named are warned of, and others' names are not", () => {
    const { warnings } = readConfig({
      CONFIDENCE_TRESHOLD: "0.7",
      TWILIO_API_KEY: "x",
      SHELL: "bash",
      AGENT_FAQ_MODLE: "m",
    });
    expect(warnings).toEqual([
      "CONFIDENCE_TRESHOLD is no setting: did you mean CONFIDENCE_THRESHOLD?",
      "AGENT_FAQ_MODLE is no setting: did you mean AGENT_FAQ_MODEL?",
    ]);
  });

  it("are also read from a file .env, which the environment overrides, and not in tests", () => {
    const folder = mkdtempSync(join(tmpdir(), "jetbridge-config-"));
    writeFileSync(join(folder, ".env"), "PORT=4000\nMAX_TURNS=7\n");
    expect(environment({ PORT: "5000" }, folder)).toMatchObject({ PORT: "5000", MAX_TURNS: "7" });
    expect(environment({ NODE_ENV: "test" }, folder)).toEqual({ NODE_ENV: "test" });
  });

  it("all stand in .env.example", () => {
    const manual = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8");
    const names = describeConfig(readConfig({})).flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    const missing = names.filter(
      (name) => !/^AGENT_|^NODE_ENV$/.test(name) && !new RegExp(`^${name}=`, "m").test(manual),
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
