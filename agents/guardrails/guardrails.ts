import type {
  AnyAgent,
  GuardrailInfo,
  GuardrailName,
  GuardrailOutput,
  GuardrailTier,
  InputGuardrail,
  Model,
  OutputGuardrail,
} from "../../core/index.ts";
import { inputGuardrail, isMessage, isOutput, outputGuardrail, textOf } from "../../core/index.ts";
import { type Classifier, classifier } from "./classifier/classifier.ts";
import { GRAVEST_FIRST, GraverChecks } from "./input/gravest-first.ts";
import { judge } from "./input/judge.ts";
import { askModel, type Question } from "./input/model-tier.ts";
import { grounding } from "./output/grounding/grounding.ts";
import { DEFAULT_LIMITS, length } from "./output/length.ts";
import { findPersonalData, personalData } from "./output/personal-data/personal-data.ts";
import { promptLeak } from "./output/prompt-leak.ts";
import { plantedInstructions } from "./tool-results.ts";
import type { LocalVerdict } from "./verdict.ts";

/** What the guardrails need to know that only the house knows. Everything has a default that errs on the safe side. */
export interface GuardrailSources<Ctx> {
  /** The small model of the `model` tier, and its name. Without one, the `model` tier decides as `local` does. */
  model?: Model | undefined;
  modelName?: string | undefined;
  /** Personal data that may be said: the proven owner's own, the airline's hotline. By default only what the customer wrote. */
  allowed?(info: GuardrailInfo<Ctx>): readonly string[];
  /** What a reply's facts may stand in, beside what tools returned and the customer wrote: policies, context. */
  evidence?(info: GuardrailInfo<Ctx>): readonly string[];
  /** What must not be quoted; the agent's own instructions where they are plain text. */
  instructions?(info: GuardrailInfo<Ctx>): readonly string[];
  secrets?: readonly string[];
  /** Text that may be quoted although it stands in the instructions: the policies. */
  quotable?: readonly string[];
  /** The channel a reply goes to: `length` has a limit for each; unknown ones have none. */
  channel?(info: GuardrailInfo<Ctx>): string;
  limits?: Readonly<Record<string, number>>;
  classifier?: Classifier;
}

export interface Guardrails<Ctx> {
  input: InputGuardrail<Ctx>[];
  output: OutputGuardrail<Ctx, unknown>[];
  /** For what tools return; there unless `jailbreak` is off. */
  tool: OutputGuardrail<Ctx, unknown>[];
}

/** The guardrails that the settings ask for, ready for an agent or the runner. */
export function guardrails<Ctx = unknown>(
  tiers: Readonly<Record<GuardrailName, GuardrailTier>>,
  sources: GuardrailSources<Ctx> = {},
): Guardrails<Ctx> {
  const graver = new GraverChecks();
  const input = GRAVEST_FIRST.filter((name) => tiers[name] !== "off").map((name) =>
    onInput<Ctx>(name, tiers[name], sources, graver),
  );
  const checks = outputChecks(sources);
  const output = (Object.keys(checks) as (keyof typeof checks)[])
    .filter((name) => tiers[name] !== "off")
    .map((name) =>
      outputGuardrail<Ctx, unknown>({
        name,
        // A too long or ungrounded answer can be said better; a leak must not be tried again.
        onTrip: name === "length" || name === "grounding" ? "retry" : "block",
        check: (output, info) => {
          const reply = replyOf(output);
          return asOutput(reply === "" ? undefined : checks[name](reply, info), "local");
        },
      }),
    );
  const tool = tiers.jailbreak === "off" ? [] : [plantedInstructions<Ctx>(sources.classifier)];
  return { input, output, tool };
}

/** One input guardrail; relevance speaks last. */
function onInput<Ctx>(
  name: Question,
  tier: GuardrailTier,
  sources: GuardrailSources<Ctx>,
  graver: GraverChecks,
): InputGuardrail<Ctx> {
  return inputGuardrail<Ctx>({
    name,
    async check(text, info) {
      const message = info.items.at(-1);
      const verdict = settle(name, tier, text, info, sources);
      if (name === "relevance") return graver.before(message, await verdict);
      graver.begun(message, verdict);
      return verdict;
    },
  });
}

/** Local first; what it can't settle goes to the model where the settings ask for one. */
async function settle<Ctx>(
  name: Question,
  tier: GuardrailTier,
  text: string,
  { items, signal }: GuardrailInfo<Ctx>,
  sources: GuardrailSources<Ctx>,
): Promise<GuardrailOutput> {
  const asked = lastSaid(items);
  const verdict = judge(name, text, asked, sources.classifier ?? classifier());
  if (verdict.clear || tier !== "model" || !sources.model) return asOutput(verdict, "local");
  const { trips, reasoning, usage } = await askModel(name, text, {
    model: sources.model,
    name: sources.modelName,
    asked,
    signal,
  });
  const severity = name === "relevance" ? "low" : name === "jailbreak" ? "medium" : "high";
  return {
    tripwireTriggered: trips,
    severity,
    message: trips ? reasoning : "nothing found",
    metadata: { ...verdict.metadata, tier: "model" },
    ...(usage && { usage }),
  };
}

function outputChecks<Ctx>(
  sources: GuardrailSources<Ctx>,
): Record<
  "personal_data" | "content_safety" | "length" | "prompt_leak" | "grounding",
  (reply: string, info: GuardrailInfo<Ctx>) => LocalVerdict
> {
  return {
    personal_data: (reply, info) => personalData(reply, [...(sources.allowed?.(info) ?? []), ...saidByCustomer(info)]),
    content_safety: (reply) => judge("content_safety", reply, "", sources.classifier ?? classifier()),
    length: (reply, info) => length(reply, sources.channel?.(info) ?? "", sources.limits ?? DEFAULT_LIMITS),
    prompt_leak: (reply, info) =>
      promptLeak(reply, {
        instructions: sources.instructions?.(info) ?? plainInstructions(info.agent),
        secrets: sources.secrets ?? [],
        quotable: sources.quotable ?? [],
      }),
    grounding: (reply, info) => grounding(reply, [...toldAndFound(info), ...(sources.evidence?.(info) ?? [])]),
  };
}

/** What tools returned and the customer wrote in this episode. The bot's own words prove nothing. */
const toldAndFound = ({ items }: GuardrailInfo): string[] =>
  items.flatMap((item) => {
    if (isOutput(item))
      return [typeof item.output === "string" ? item.output : textOf({ role: "user", content: item.output })];
    return isMessage(item) && item.role === "user" ? [textOf(item)] : [];
  });

/** What customers wrote themselves may be repeated to them; cards and accounts not even then. */
const saidByCustomer = ({ items }: GuardrailInfo): string[] =>
  items.flatMap((item) => {
    if (!isMessage(item) || item.role !== "user") return [];
    const text = textOf(item);
    return findPersonalData(text)
      .filter(({ kind }) => kind !== "card" && kind !== "iban")
      .map(({ start, end }) => text.slice(start, end));
  });

const plainInstructions = (agent: AnyAgent): string[] =>
  typeof agent.instructions === "string" ? [agent.instructions] : [];

function lastSaid(items: GuardrailInfo["items"]): string {
  const said = items.findLast((item) => isMessage(item) && item.role === "assistant");
  return said && isMessage(said) ? replyOf(jsonOr(textOf(said))) : "";
}

/** An agent with an output type leaves its answer in history as JSON. */
function jsonOr(text: string): unknown {
  if (!text.startsWith("{")) return text;
  try {
    return JSON.parse(text);
  } catch {
    // Words that happen to begin with a brace.
    return text;
  }
}

/** The words the customer would read: the output itself, or its `reply`. Half an answer, as it streams, may have none yet. */
export function replyOf(output: unknown): string {
  if (typeof output === "string") return output;
  if (typeof output === "object" && output !== null && "reply" in output && typeof output.reply === "string")
    return output.reply;
  return "";
}

const asOutput = (verdict: LocalVerdict | undefined, tier: "local" | "model"): GuardrailOutput => ({
  tripwireTriggered: verdict?.tripped ?? false,
  severity: verdict?.severity ?? "low",
  message: verdict?.message ?? "nothing said yet",
  metadata: { ...verdict?.metadata, tier },
});
