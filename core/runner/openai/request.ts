import type { ResponseCreateParamsBase, ResponseTextConfig } from "openai/resources/responses/responses";
import { balanced } from "../history/pairs.ts";
import { type Item, isReasoning } from "../items.ts";
import type { ModelRequest, ModelSettings } from "../model.ts";
import { jsonOnce } from "../text.ts";

/** The body of `POST /responses` for a request, as JSON text. Items and tools are serialised once, not once per request. */
export function requestBody(request: ModelRequest, defaultModel: string, stream: boolean): string {
  const { instructions, tools, settings } = request;
  const model = request.model ?? defaultModel;
  const head: Omit<ResponseCreateParamsBase, "input" | "tools"> = {
    model,
    // Everything needed is in every request; nothing of a customer's conversation stays with the provider.
    store: false,
    instructions,
    ...settingsFor(settings, model, tools.length > 0),
    ...textConfig(request),
    ...(stream ? { stream: true, stream_options: { include_obfuscation: false } } : {}),
  };
  const parts = [JSON.stringify(head).slice(0, -1)];
  if (tools.length > 0) parts.push(`"tools":[${tools.map(jsonOnce).join(",")}]`);
  parts.push(`"input":[${sendable(request.input).map(jsonOnce).join(",")}]`);
  return `${parts.join(",")}}`;
}

function settingsFor(settings: ModelSettings, model: string, hasTools: boolean): Partial<ResponseCreateParamsBase> {
  const { topLogprobs, toolChoice, parallelToolCalls } = settings;
  const include: ResponseCreateParamsBase["include"] = [
    ...(thinksAloud(model, settings) ? (["reasoning.encrypted_content"] as const) : []),
    ...(topLogprobs === undefined ? [] : (["message.output_text.logprobs"] as const)),
  ];
  return defined({
    temperature: settings.temperature,
    top_p: settings.topP,
    max_output_tokens: settings.maxOutputTokens,
    reasoning: settings.reasoning,
    prompt_cache_key: settings.promptCacheKey,
    safety_identifier: settings.safetyIdentifier,
    service_tier: settings.serviceTier,
    metadata: settings.metadata,
    top_logprobs: topLogprobs,
    tool_choice: hasTools ? toolChoice : undefined,
    parallel_tool_calls: hasTools ? parallelToolCalls : undefined,
    include: include.length > 0 ? include : undefined,
  });
}

/** Reasoning comes back encrypted, to be sent along next time; models that do not reason refuse to be asked for it. */
const thinksAloud = (model: string, { reasoning }: ModelSettings): boolean =>
  reasoning !== undefined || /^(o\d|gpt-[5-9](?!.*chat))/.test(model);

function textConfig({ outputType, settings }: ModelRequest): { text?: ResponseTextConfig } {
  const text = defined({ format: outputType, verbosity: settings.verbosity });
  return Object.keys(text).length > 0 ? { text } : {};
}

/** Thoughts that came without their encrypted content cannot be sent to a provider that stored nothing. */
function sendable(items: readonly Item[]): readonly Item[] {
  const keeps = (item: Item) => !isReasoning(item) || Boolean(item.encrypted_content);
  return items.every(keeps) ? items : balanced(items.filter(keeps), items);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
