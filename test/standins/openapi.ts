import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Checks values against the schemas of an OpenAPI document, whole: unknown formats are errors. */
export class OpenApiChecker {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #id = "spec";

  constructor(document: object, formats: Record<string, RegExp> = {}) {
    addFormats.default(this.#ajv);
    for (const [name, pattern] of Object.entries(formats)) this.#ajv.addFormat(name, pattern);
    this.#ajv.addSchema(toJsonSchema(document) as object, this.#id);
  }

  /** What is wrong with a value, by JSON pointer into the document (`#/components/schemas/…`); empty if nothing is. */
  problems(pointer: string, value: unknown): string[] {
    const check = this.#ajv.getSchema(`${this.#id}${pointer}`);
    if (!check) throw new Error(`the specification has nothing at ${pointer}`);
    check(value);
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

/** OpenAPI 3.0 says `nullable`, JSON Schema says so in `type` (and in `enum`). */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (node === null || typeof node !== "object") return node;
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, toJsonSchema(value)]));
  if (schema.nullable !== true) return schema;
  const { nullable: _nullable, ...rest } = schema;
  if (typeof rest.$ref === "string") return { anyOf: [rest, { type: "null" }] };
  return { ...rest, ...(rest.type !== undefined && { type: [rest.type, "null"] }) };
}
