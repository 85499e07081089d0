import type { Item } from "../../../core/runner/index.ts";
import type { HttpError } from "./replies.ts";
import type { WireRequest } from "./response.ts";

/** What the real API would say to a request it does not accept; undefined when it would answer. */
export function refusalOf(authorization: string | undefined, body: string): HttpError | undefined {
  if (!authorization?.startsWith("Bearer ")) {
    return { status: 401, type: "invalid_request_error", message: "You didn't provide an API key.", code: null };
  }
  if (authorization === "Bearer wrong") {
    const message = "Incorrect API key provided: sk-wro*********ng. You can find your API key in your settings.";
    return { status: 401, type: "invalid_request_error", message, code: "invalid_api_key" };
  }
  const request = jsonOf(body);
  if (!request) return invalid("We could not parse the JSON body of your request.");
  if (!request.model) return invalid("Missing required parameter: 'model'.", "missing_required_parameter");
  const items = typeof request.input === "string" ? [] : request.input;
  return unpaired(items) ?? orphanedThought(items) ?? looseSchema(request);
}

function jsonOf(body: string): WireRequest | undefined {
  try {
    return JSON.parse(body) as WireRequest;
  } catch {
    return undefined;
  }
}

const invalid = (message: string, code: string | null = null): HttpError => ({
  status: 400,
  type: "invalid_request_error",
  message,
  code,
});

function unpaired(items: readonly Item[]): HttpError | undefined {
  const asked = new Set<string>();
  for (const item of items) {
    if (item.type === "function_call") {
      if (asked.has(item.call_id)) return invalid(`Duplicate function call with call_id ${item.call_id}.`);
      asked.add(item.call_id);
    }
    if (item.type === "function_call_output" && !asked.has(item.call_id)) {
      return invalid(`No tool call found for function call output with call_id ${item.call_id}.`);
    }
  }
  const answered = new Set(items.flatMap((item) => (item.type === "function_call_output" ? [item.call_id] : [])));
  const open = [...asked].find((id) => !answered.has(id));
  return open ? invalid(`No tool output found for function call ${open}.`) : undefined;
}

function orphanedThought(items: readonly Item[]): HttpError | undefined {
  for (const [i, item] of items.entries()) {
    if (item.type !== "reasoning") continue;
    if (!item.encrypted_content) {
      return invalid(`Item with id '${item.id}' not found. Items are not persisted when \`store\` is set to false.`);
    }
    const next = items.slice(i + 1).find((one) => one.type !== "reasoning");
    const follows = next && (next.type === "function_call" || ("role" in next && next.role === "assistant"));
    if (!follows) {
      return invalid(`Item '${item.id}' of type 'reasoning' was provided without its required following item.`);
    }
  }
  return undefined;
}

function looseSchema({ tools = [], text }: WireRequest): HttpError | undefined {
  for (const tool of tools) {
    const loose = tool.strict ? looseness(tool.parameters) : undefined;
    if (loose) return invalid(`Invalid schema for function '${tool.name}': ${loose}`, "invalid_function_parameters");
  }
  const format = (text as { format?: { strict?: boolean; schema?: unknown } } | undefined)?.format;
  const loose = format?.strict ? looseness(format.schema) : undefined;
  return loose ? invalid(`Invalid schema for response_format: ${loose}`, "invalid_json_schema") : undefined;
}

/** What a strict schema may not have, anywhere inside. */
function looseness(schema: unknown): string | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === "object") {
    if (additionalProperties !== false) return "'additionalProperties' is required to be supplied and to be false.";
    const missing = Object.keys((properties ?? {}) as object).find(
      (name) => !(required as string[] | undefined)?.includes(name),
    );
    if (missing) return `'required' is required to be supplied and to include every key. Missing '${missing}'.`;
  }
  const banned = ["oneOf", "allOf", "not", "prefixItems", "patternProperties"].find((keyword) => keyword in schema);
  if (banned) return `'${banned}' is not permitted.`;
  return Object.values(schema)
    .map(looseness)
    .find((loose) => loose !== undefined);
}
