import type { WireItem, WireResponse } from "./response.ts";

export type WireEvent = Record<string, unknown> & { type: string };

/** The events a streamed response is told in, numbered, from `response.created` to its last. */
export function eventsOf(response: WireResponse): WireEvent[] {
  const { usage: _usage, completed_at: _at, ...rest } = response;
  const begun = { ...rest, status: "in_progress", output: [] };
  const events: WireEvent[] = [
    { type: "response.created", response: begun },
    { type: "response.in_progress", response: begun },
    ...response.output.flatMap((item, index) => itemEvents(item, index)),
    { type: `response.${response.status}`, response },
  ];
  return events.map((event, sequence_number) => ({ ...event, sequence_number }));
}

function itemEvents(item: WireItem, output_index: number): WireEvent[] {
  const empty = { ...item, status: "in_progress", ...(item.type === "message" ? { content: [] } : {}) };
  return [
    { type: "response.output_item.added", output_index, item: item.type === "reasoning" ? item : empty },
    ...(item.type === "message" ? textEvents(item, output_index) : []),
    ...(item.type === "function_call" ? argumentEvents(item, output_index) : []),
    { type: "response.output_item.done", output_index, item },
  ];
}

type Part = { type: string; text?: string; refusal?: string };

function textEvents(item: WireItem, output_index: number): WireEvent[] {
  return (item.content as Part[]).flatMap((part, content_index) => {
    const place = { item_id: item.id, output_index, content_index };
    const empty = part.type === "refusal" ? { ...part, refusal: "" } : { ...part, text: "", logprobs: [] };
    const [kind, whole] =
      part.type === "refusal"
        ? (["refusal", part.refusal ?? ""] as const)
        : (["output_text", part.text ?? ""] as const);
    const extra = kind === "output_text" ? { logprobs: [] } : {};
    return [
      { type: "response.content_part.added", ...place, part: empty },
      ...pieces(whole).map((delta) => ({ type: `response.${kind}.delta`, ...place, delta, ...extra })),
      { type: `response.${kind}.done`, ...place, [kind === "refusal" ? "refusal" : "text"]: whole, ...extra },
      { type: "response.content_part.done", ...place, part },
    ];
  });
}

function argumentEvents(item: WireItem, output_index: number): WireEvent[] {
  const place = { item_id: item.id, output_index };
  const whole = String(item.arguments);
  return [
    ...pieces(whole).map((delta) => ({ type: "response.function_call_arguments.delta", ...place, delta })),
    { type: "response.function_call_arguments.done", ...place, name: item.name, arguments: whole },
  ];
}

/** Text in pieces of a few letters, as tokens come; surrogate pairs stay whole. */
const pieces = (text: string): string[] => text.match(/[\s\S]{1,5}(?![\uDC00-\uDFFF])|[\s\S]{1,6}/g) ?? [];
