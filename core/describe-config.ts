import type { Config } from "./config.ts";
import { writeDuration } from "./platform/duration.ts";
import { writeHours } from "./platform/hours.ts";
import { SECRETS, settings } from "./settings.ts";

/**
 * The effective configuration, every setting there is as a line of `NAME=value`, secrets masked. The values are written
 * as they are set, in the syntax of `.env` files: all but the secrets can be set again from it.
 */
export function describeConfig(config: Config): string[] {
  const { agents, version, warnings } = config;
  const lines = Object.keys(settings.shape).map((name) => line(name, written(name, config)));
  for (const [id, { model, instructions, enabled }] of Object.entries(agents)) {
    lines.push(line(`AGENT_${id}_MODEL`, model));
    lines.push(line(`AGENT_${id}_INSTRUCTIONS`, instructions));
    lines.push(line(`AGENT_${id}_ENABLED`, String(enabled)));
  }
  return [...lines, `# version ${version}`, ...warnings.map((warning) => `# ${warning}`)];
}

function line(name: string, value: string | undefined): string {
  if (value === undefined) return `${name}=`;
  return `${name}=${SECRETS.test(name) ? "********" : quoted(value)}`;
}

function written(name: string, config: Config): string | undefined {
  const own = NOTATIONS[name];
  if (own) return own(config);
  const value: unknown = config[name as keyof Config];
  return value === undefined ? undefined : Array.isArray(value) ? value.join(",") : String(value);
}

const NOTATIONS: Readonly<Record<string, (config: Config) => string>> = {
  BUSINESS_HOURS: (config) => writeHours(config.BUSINESS_HOURS),
  CLAIM_WITHIN: (config) => writeDuration(config.CLAIM_WITHIN),
  REPLY_WITHIN: (config) => writeDuration(config.REPLY_WITHIN),
  GUARDRAILS: (config) =>
    Object.entries(config.GUARDRAILS)
      .map((pair) => pair.join(":"))
      .join(","),
};

/** Lines and comment signs need quotes; whichever the text has none of. */
function quoted(text: string): string {
  if (!/[\n#'"`]|^\s|\s$/.test(text)) return text;
  const quote = ["'", "`", '"'].find((each) => !text.includes(each)) ?? "'";
  return `${quote}${text}${quote}`;
}
