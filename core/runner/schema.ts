import { z } from "zod";
import { UserError } from "./errors.ts";
import type { JsonSchema } from "./model.ts";

/**
 * A zod type as the strict JSON schema that OpenAI's structured outputs accept: every object closed, every field required,
 * no open-ended keys. What zod checks beyond that (lengths, refinements) is dropped from the wire and still checked here.
 * Throws `UserError` naming the field and what to write instead.
 */
export function strictSchema(type: z.ZodType, what: string): JsonSchema {
  const schema = strict(draft(type, what), "", what);
  if (schema.type !== "object") {
    throw new UserError(`${what}: the schema must be a z.object; wrap other types in one, e.g. z.object({ value: … })`);
  }
  return schema;
}

function draft(type: z.ZodType, what: string): JsonSchema {
  try {
    const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io: "input" });
    return schema;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${what}: ${why}; use strings, numbers, booleans, enums, objects and arrays`, { cause });
  }
}

const refusals: Record<string, string> = {
  allOf: "intersections are not supported; use .extend() to make one object",
  prefixItems: "tuples are not supported; use an object with named fields",
  patternProperties: "pattern keys are not supported; use an array of { key, value } objects",
  not: "negated schemas are not supported",
};

// Checked by zod on our side; the provider refuses or ignores them.
const dropped = new Set(["default", "minLength", "maxLength", "contentEncoding", "readOnly", "propertyNames", "id"]);
const formats = new Set(["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"]);

function strict(schema: JsonSchema, path: string, what: string): JsonSchema {
  const at = `${what}${path ? `, field ${path}` : ""}`;
  for (const [keyword, why] of Object.entries(refusals)) if (keyword in schema) throw new UserError(`${at}: ${why}`);
  if (isOpen(schema)) throw new UserError(`${at}: z.any() and z.unknown() are not supported; say what the value is`);

  const result: JsonSchema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "properties") result.properties = closed(schema, path, at, what);
    else if (keyword === "items") result.items = strict(value as JsonSchema, `${path}[]`, what);
    else if (keyword === "anyOf" || keyword === "oneOf") result.anyOf = alternatives(value, path, what);
    else if (keyword === "$defs") result.$defs = definitions(value, what);
    else if (keeps(keyword, value, schema)) result[keyword] = value;
  }
  if (schema.type === "object") {
    result.properties ??= closed(schema, path, at, what);
    result.required = Object.keys(result.properties as JsonSchema);
    result.additionalProperties = false;
  }
  return result;
}

const isOpen = (schema: JsonSchema): boolean =>
  !["type", "anyOf", "oneOf", "$ref", "const", "enum"].some((keyword) => keyword in schema);

function closed(schema: JsonSchema, path: string, at: string, what: string): JsonSchema {
  const { additionalProperties: rest } = schema;
  if (typeof rest === "object" || rest === true) {
    throw new UserError(`${at}: open-ended keys (z.record, z.looseObject) are not supported; use an array of objects`);
  }
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const properties = (schema.properties as Record<string, JsonSchema> | undefined) ?? {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => {
      const fieldPath = path ? `${path}.${name}` : name;
      if (!required.has(name) && !("default" in field) && !acceptsNull(field)) {
        throw new UserError(`${what}, field ${fieldPath}: .optional() is not supported; use .nullable() instead`);
      }
      return [name, strict(field, fieldPath, what)];
    }),
  );
}

function acceptsNull(schema: JsonSchema): boolean {
  if (schema.type === "null" || (Array.isArray(schema.type) && schema.type.includes("null"))) return true;
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  return choices?.some(acceptsNull) ?? false;
}

const alternatives = (value: unknown, path: string, what: string): JsonSchema[] =>
  (value as JsonSchema[]).map((choice) => strict(choice, path, what));

const definitions = (value: unknown, what: string): JsonSchema =>
  Object.fromEntries(Object.entries(value as JsonSchema).map(([k, v]) => [k, strict(v as JsonSchema, k, what)]));

function keeps(keyword: string, value: unknown, schema: JsonSchema): boolean {
  if (keyword === "format") return formats.has(value as string);
  // A supported format says it better than zod's expression for it, and the provider takes no look-arounds.
  if (keyword === "pattern") return !formats.has(schema.format as string) && !/\(\?<?[=!]/.test(value as string);
  if (keyword === "minimum") return value !== Number.MIN_SAFE_INTEGER;
  if (keyword === "maximum") return value !== Number.MAX_SAFE_INTEGER;
  return !dropped.has(keyword) && keyword !== "additionalProperties" && keyword !== "required";
}
