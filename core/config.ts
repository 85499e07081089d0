import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Environment } from "./environment.ts";
import { nearMisses } from "./near-miss.ts";
import { isOneOf } from "./one-of.ts";
import { AGENT_IDS, type AgentId, agentSettings, SECRETS, settings } from "./settings.ts";

/** Everything an admin can set, read and checked. Secrets are plain strings here: print it with `describeConfig` only. */
export type Config = z.output<typeof settings> & {
  agents: Record<AgentId, AgentSettings>;
  /** Changes with whatever may change an answer. */
  version: string;
  /** What was set and can't have been meant so; nothing that keeps us from working. */
  warnings: readonly string[];
};

/** What an admin can set of one agent. */
export interface AgentSettings {
  model: string | undefined;
  /** Appended to the agent's own instructions. */
  instructions: string | undefined;
  enabled: boolean;
}

/** Something is wrong with the environment. `problems` names every setting that is, with what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `${problems.length === 1 ? "A setting is" : `${problems.length} settings are`} wrong:\n${problems.map((each) => `  ${each}`).join("\n")}`,
    );
    this.problems = problems;
  }
}

/** Reads the environment. Throws one `ConfigError` that names everything wrong with it. */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const problems = [...halfConfigured(given), ...unknownAgents(given)];
  const read = settings.safeParse(given);
  if (!read.success) problems.push(...named(read.error));
  const agents: Partial<Record<AgentId, AgentSettings>> = {};
  for (const id of AGENT_IDS) {
    const prefix = `AGENT_${id}_`;
    const agent = agentSettings.safeParse({
      MODEL: given[`${prefix}MODEL`],
      INSTRUCTIONS: given[`${prefix}INSTRUCTIONS`],
      ENABLED: given[`${prefix}ENABLED`],
    });
    if (agent.success)
      agents[id] = { model: agent.data.MODEL, instructions: agent.data.INSTRUCTIONS, enabled: agent.data.ENABLED };
    else problems.push(...named(agent.error, prefix));
  }
  if (agents.TRIAGE && !agents.TRIAGE.enabled)
    problems.push("AGENT_TRIAGE_ENABLED: triage answers first and can't be disabled; remove it");
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const config = { ...read.data, agents: agents as Record<AgentId, AgentSettings> };
  return { ...config, version: versionOf(config), warnings: nearMisses(Object.keys(given), NAMES) };
}

const NAMES = [
  ...Object.keys(settings.shape),
  ...AGENT_IDS.flatMap((id) => Object.keys(agentSettings.shape).map((name) => `AGENT_${id}_${name}`)),
];

// Stamped on every run: which configuration answered. Secrets and addresses of the machine do not change an answer.
function versionOf(config: object): string {
  const behaviour = Object.entries(config).filter(
    ([name]) => !SECRETS.test(name) && !["PORT", "NODE_ENV"].includes(name),
  );
  return createHash("sha256").update(JSON.stringify(behaviour)).digest("hex").slice(0, 12);
}

const TOGETHER: readonly (readonly string[])[] = [
  ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET|SLACK_APP_TOKEN"],
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_PHONE_NUMBER|TWILIO_MESSAGING_SERVICE_SID", "PUBLIC_URL"],
];

/** A channel is wholly configured or off; anything between is a mistake. */
function halfConfigured(given: Environment): string[] {
  return TOGETHER.flatMap((group) => {
    const has = (names: string) => names.split("|").some((name) => given[name] !== undefined);
    const own = group.filter((names) => names !== "PUBLIC_URL");
    if (!own.some(has)) return [];
    return group
      .filter((names) => !has(names))
      .map(
        (names) =>
          `${names.replace("|", " or ")}: is missing, and ${own.filter(has).join(", ").replaceAll("|", "/")} is set; set both or neither`,
      );
  });
}

function unknownAgents(given: Environment): string[] {
  return Object.keys(given).flatMap((name) => {
    const id = /^AGENT_(.+)_(MODEL|INSTRUCTIONS|ENABLED)$/.exec(name)?.[1];
    return id === undefined || isOneOf(AGENT_IDS, id)
      ? []
      : [`${name}: there is no agent ${id}; there are ${AGENT_IDS.join(", ")}`];
  });
}

const named = (error: z.ZodError, prefix = ""): string[] =>
  error.issues.map((issue) => `${prefix}${issue.path.map(String)[0] ?? ""}: ${issue.message}`);
