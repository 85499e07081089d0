import type { Response, ResponseErrorEvent, ResponseStreamEvent } from "openai/resources/responses/responses";
import { ModelCallError, ModelTruncated } from "../errors.ts";
import { type Item, isMessage } from "../items.ts";
import type { ModelResponse } from "../model.ts";
import { failureOf } from "./failures.ts";

/** A finished response as the runner takes it. Whatever is not a whole answer is thrown. */
export function readResponse(response: Response): ModelResponse {
  const { status, error, output, incomplete_details: incomplete, id } = response;
  if (error) throw failureOf({ code: error.code, message: error.message });
  if (status === "incomplete") {
    const reason = incomplete?.reason ?? "unknown";
    throw new ModelTruncated(`The answer is incomplete: ${reason}`, { providerCode: reason });
  }
  if (status !== undefined && status !== "completed")
    throw new ModelCallError(`The response is ${status}, not completed`);
  if (!Array.isArray(output)) throw new ModelCallError("The provider's response has no output");
  const items = output as unknown as Item[];
  const logprobs = takeLogprobs(items);
  return { id, items, usage: usageOf(response), ...(logprobs.length > 0 ? { logprobs } : {}) };
}

/** Follows a streamed response to its end. A stream that stops before it says that it is complete is no answer. */
export async function readStream(
  events: AsyncIterable<string>,
  onTextDelta: (delta: string) => void,
): Promise<ModelResponse> {
  const finished: unknown[] = [];
  for await (const data of events) {
    if (data === "[DONE]") break;
    const event = parsed(data);
    switch (event.type) {
      case "response.output_text.delta":
        onTextDelta(event.delta);
        break;
      case "response.output_item.done":
        finished.push(event.item);
        break;
      case "response.completed":
        return readResponse(withOutput(event.response, finished));
      case "response.incomplete":
      case "response.failed":
        return readResponse(event.response);
      case "error":
        throw failureOf(event as ResponseErrorEvent);
    }
  }
  throw new ModelTruncated("The stream ended before the answer was complete", { providerCode: "stream_cut" });
}

/** Some servers leave the output out of the last event; the items came before it. */
const withOutput = (response: Response, finished: unknown[]): Response =>
  response.output?.length ? response : { ...response, output: finished as Response["output"] };

function parsed(data: string): ResponseStreamEvent {
  try {
    return JSON.parse(data) as ResponseStreamEvent;
  } catch (cause) {
    throw new ModelTruncated("The stream carried something that is not JSON", { cause, providerCode: "stream_cut" });
  }
}

function usageOf({ usage }: Response): NonNullable<ModelResponse["usage"]> {
  return {
    inputTokens: usage?.input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
    totalTokens: usage?.total_tokens ?? 0,
    cachedInputTokens: usage?.input_tokens_details?.cached_tokens ?? 0,
    reasoningTokens: usage?.output_tokens_details?.reasoning_tokens ?? 0,
  };
}

/** Probabilities are for whoever asked; kept in the history they would be sent back with every later request. */
function takeLogprobs(items: Item[]): unknown[] {
  const taken: unknown[] = [];
  for (const item of items) {
    if (!isMessage(item) || typeof item.content === "string") continue;
    for (const part of item.content) {
      if (part.type !== "output_text") continue;
      taken.push(...(part.logprobs ?? []));
      part.logprobs = [];
      part.annotations ??= [];
    }
  }
  return taken;
}
