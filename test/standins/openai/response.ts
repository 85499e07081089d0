import { randomUUID } from "node:crypto";
import type { Item } from "../../../core/runner/index.ts";
import type { DetailedReply } from "./replies.ts";

/** A request as it came over the wire. */
export interface WireRequest {
  model: string;
  input: string | Item[];
  instructions?: string | null;
  tools?: { type: string; name: string; parameters?: object; strict?: boolean }[];
  stream?: boolean;
  [field: string]: unknown;
}

export type WireResponse = Record<string, unknown> & { id: string; status: string; output: WireItem[] };
export type WireItem = Record<string, unknown> & { id: string; type: string };

const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll("-", "")}`;

/** The response object for a request, complete with everything the official description requires. */
export function responseTo(request: WireRequest, reply: DetailedReply): WireResponse {
  const output = (reply.items ?? []).map((item) => wireItem(item, reply));
  const status = reply.failed ? "failed" : reply.incomplete ? "incomplete" : "completed";
  const now = Math.floor(Date.now() / 1000);
  return {
    id: newId("resp"),
    object: "response",
    created_at: now,
    ...(status === "completed" ? { completed_at: now } : {}),
    status,
    background: false,
    error: reply.failed ?? null,
    incomplete_details: reply.incomplete ? { reason: reply.incomplete } : null,
    instructions: request.instructions ?? null,
    max_output_tokens: (request.max_output_tokens as number | undefined) ?? null,
    model: request.model,
    output,
    parallel_tool_calls: request.parallel_tool_calls ?? true,
    previous_response_id: null,
    prompt_cache_key: request.prompt_cache_key ?? null,
    reasoning: { effort: null, summary: null },
    safety_identifier: request.safety_identifier ?? null,
    service_tier: "default",
    store: request.store ?? true,
    temperature: request.temperature ?? 1,
    text: request.text ?? { format: { type: "text" } },
    tool_choice: request.tool_choice ?? "auto",
    tools: request.tools ?? [],
    top_logprobs: request.top_logprobs ?? 0,
    top_p: request.top_p ?? 1,
    truncation: "disabled",
    metadata: request.metadata ?? {},
    ...(status === "failed" ? {} : { usage: usageOf(request, reply, output) }),
  };
}

function usageOf(request: WireRequest, { usage = {} }: DetailedReply, output: WireItem[]): object {
  const input = usage.input ?? Math.ceil(JSON.stringify(request.input).length / 4);
  const written = usage.output ?? Math.ceil(JSON.stringify(output).length / 4);
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: usage.cached ?? 0, cache_write_tokens: 0 },
    output_tokens: written,
    output_tokens_details: { reasoning_tokens: usage.reasoning ?? 0 },
    total_tokens: input + written,
  };
}

/** An item of a script with the ids, states and lists the wire has. */
function wireItem(item: Item, { logprobs = [] }: DetailedReply): WireItem {
  switch (item.type) {
    case "function_call":
      return { ...item, id: item.id ?? newId("fc"), status: "completed" };
    case "reasoning":
    case "function_call_output":
      return { ...item, id: item.id ?? newId("item") };
    default: {
      const parts =
        typeof item.content === "string" ? [{ type: "output_text" as const, text: item.content }] : item.content;
      const content = parts.map((part) =>
        part.type === "output_text"
          ? { ...part, annotations: [], logprobs: logprobs.map((one) => ({ ...one, bytes: [], top_logprobs: [] })) }
          : part,
      );
      return { type: "message", id: item.id ?? newId("msg"), role: "assistant", status: "completed", content };
    }
  }
}
