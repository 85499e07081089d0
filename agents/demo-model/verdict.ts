import type { JsonSchema, ModelRequest } from "../../core/index.ts";

/**
 * A guardrail's question, answered: whoever asks for a structured verdict instead of a reply gets one in its own shape
 * that accuses nobody. The local tier has already judged the message, and the stand-in knows no more than it does.
 * Undefined when the request is no such question.
 */
export function verdictOn({ outputType }: ModelRequest): string | undefined {
  const fields = outputType && propertiesOf(outputType.schema);
  if (!fields || "reply" in fields) return undefined;
  return JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, neutral(schema)])));
}

function neutral({ type, enum: choices, anyOf, ...schema }: JsonSchema): unknown {
  if (Array.isArray(choices)) return choices[0];
  if (Array.isArray(anyOf) || (Array.isArray(type) && type.includes("null"))) return null;
  if (type === "boolean") return false;
  if (type === "number" || type === "integer") return 0;
  if (type === "array") return [];
  if (type !== "object") return "The stand-in has nothing to add to the local check.";
  return Object.fromEntries(Object.entries(propertiesOf(schema) ?? {}).map(([name, each]) => [name, neutral(each)]));
}

const propertiesOf = (schema: JsonSchema): Record<string, JsonSchema> | undefined =>
  schema.properties as Record<string, JsonSchema> | undefined;
