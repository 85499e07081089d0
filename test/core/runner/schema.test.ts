import { describe, expect, it } from "vitest";
import { z } from "zod";
import { tool, UserError } from "../../../core/runner/index.ts";

const parametersOf = (parameters: z.ZodType) =>
  tool({ name: "t", description: "", parameters, effect: "read", execute: () => "" }).definition.parameters;

describe("strict schemas", () => {
  it("close every object and require every field, at every depth", () => {
    const inner = z.object({ code: z.string(), pax: z.array(z.object({ name: z.string() })) });
    expect(parametersOf(z.object({ booking: inner, kind: z.enum(["a", "b"]) }))).toEqual({
      type: "object",
      properties: {
        booking: {
          type: "object",
          properties: {
            code: { type: "string" },
            pax: {
              type: "array",
              items: {
                type: "object",
                properties: { name: { type: "string" } },
                required: ["name"],
                additionalProperties: false,
              },
            },
          },
          required: ["code", "pax"],
          additionalProperties: false,
        },
        kind: { type: "string", enum: ["a", "b"] },
      },
      required: ["booking", "kind"],
      additionalProperties: false,
    });
  });

  it("keep descriptions, formats, patterns and ranges, and drop what providers refuse", () => {
    const { properties } = parametersOf(
      z.object({
        at: z.iso.datetime().describe("when"),
        seat: z
          .string()
          .min(2)
          .max(3)
          .regex(/^\d+[A-K]$/),
        plain: z.string().regex(/^(?!x)a/),
        rows: z.number().int().min(1),
        bags: z.int().default(0),
        site: z.url(),
      }),
    ) as { properties: object };
    expect(properties).toEqual({
      at: { type: "string", format: "date-time", description: "when" },
      seat: { type: "string", pattern: "^\\d+[A-K]$" },
      plain: { type: "string" },
      rows: { type: "integer", minimum: 1 },
      bags: { type: "integer" },
      site: { type: "string" },
    });
  });

  it("say alternatives with anyOf, and follow recursion", () => {
    const choice = z.discriminatedUnion("k", [
      z.object({ k: z.literal("seat"), row: z.number() }),
      z.object({ k: z.literal("bag") }),
    ]);
    const { properties } = parametersOf(z.object({ choice })) as { properties: { choice: { anyOf: object[] } } };
    expect(properties.choice.anyOf).toHaveLength(2);
    expect(properties.choice.anyOf[0]).toMatchObject({ required: ["k", "row"], additionalProperties: false });

    const Tree = z.object({
      name: z.string(),
      get children() {
        return z.array(Tree);
      },
    });
    expect(JSON.stringify(parametersOf(z.object({ tree: Tree })))).toContain('"$ref"');
  });

  it("take null for what may be missing, and transforms by what goes in", () => {
    expect(parametersOf(z.object({ a: z.string().nullish(), b: z.string().transform(Number) }))).toMatchObject({
      properties: { a: { type: ["string", "null"] }, b: { type: "string" } },
      required: ["a", "b"],
    });
  });

  it.each([
    ["an optional field", z.object({ seat: z.string().optional() }), /field seat: \.optional\(\).*\.nullable\(\)/],
    ["one deep inside", z.object({ a: z.array(z.object({ b: z.string().optional() })) }), /field a\[\]\.b: \.optional/],
    ["open keys", z.object({ r: z.record(z.string(), z.string()) }), /field r: open-ended keys/],
    ["loose objects", z.looseObject({ a: z.string() }), /open-ended keys/],
    ["tuples", z.object({ t: z.tuple([z.string()]) }), /field t: tuples/],
    ["anything at all", z.object({ x: z.unknown() }), /field x: z\.any/],
    ["dates", z.object({ d: z.date() }), /Date cannot be represented/],
    ["sets", z.object({ s: z.set(z.string()) }), /Set cannot be represented/],
    ["no object at the top", z.string(), /must be a z\.object/],
    ["a choice at the top", z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]), /must be a z\.object/],
  ])("refuse %s at construction, and say what to write instead", (_what, type, message) => {
    expect(() => parametersOf(type)).toThrow(UserError);
    expect(() => parametersOf(type)).toThrow(message);
  });
});
