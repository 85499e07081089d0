import { type Config, type GuardrailInfo, isOutput, type Model, textOf } from "../core/index.ts";
import type { CustomerContext } from "./context.ts";
import { HOUSE_RULES } from "./crew/house-rules.ts";
import { ROSTER } from "./crew/roster.ts";
import { situation } from "./crew/situation.ts";
import type { GuardrailSources } from "./guardrails/guardrails.ts";
import { findPersonalData } from "./guardrails/output/personal-data/personal-data.ts";
import type { Policies } from "./policies/policies.ts";
import { toldByColleagues } from "./responder/history.ts";

/** What the guardrails know of this house: who may read what, what facts stand in, what must not be quoted. */
export function guardrailSources(
  config: Config,
  policies: Policies,
  model: Model,
  now: () => Date,
): GuardrailSources<CustomerContext> {
  const pages = policies.names.map((name) => policies.policy(name));
  const houseNumbers = pages.flatMap(personalValues);
  return {
    model: config.OPENAI_API_KEY ? model : undefined,
    modelName: config.GUARDRAIL_MODEL,
    // Tools give personal data to its proven owner only; from there it may be read back to them.
    allowed: (info) => [...houseNumbers, ...(info.context.kept.proof ? toolTexts(info).flatMap(personalValues) : [])],
    evidence: ({ context, items }) => [
      ...pages,
      situation(context, now()),
      JSON.stringify(context.kept.proposal ?? {}),
      ...toldByColleagues(items),
    ],
    instructions: () => [HOUSE_RULES, ...Object.values(ROSTER).map(({ duties }) => duties), ...additions(config)],
    secrets: [config.OPENAI_API_KEY, config.ADMIN_TOKEN, config.TWILIO_AUTH_TOKEN, config.SLACK_BOT_TOKEN].filter(
      (secret) => secret !== undefined,
    ),
    quotable: pages,
    channel: ({ context }) => context.channel,
  };
}

const personalValues = (text: string): string[] =>
  findPersonalData(text).map(({ start, end }) => text.slice(start, end));

const toolTexts = ({ items }: GuardrailInfo): string[] =>
  items.flatMap((item) => {
    if (!isOutput(item)) return [];
    return [typeof item.output === "string" ? item.output : textOf({ role: "user", content: item.output })];
  });

const additions = ({ agents }: Config): string[] =>
  Object.values(agents).flatMap(({ instructions }) => (instructions ? [instructions] : []));
