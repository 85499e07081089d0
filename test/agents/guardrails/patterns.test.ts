import { describe, expect, it } from "vitest";
import { classifier } from "../../../agents/guardrails/classifier/classifier.ts";
import { read } from "../../../agents/guardrails/classifier/reading.ts";
import { attackPatterns } from "../../../agents/guardrails/input/attack-patterns.ts";
import { attackPatternsWorld } from "../../../agents/guardrails/input/attack-patterns-world.ts";
import { contentSafety } from "../../../agents/guardrails/input/content-safety.ts";
import { dangerPatterns } from "../../../agents/guardrails/input/danger-patterns.ts";
import { dangerPatternsWorld } from "../../../agents/guardrails/input/danger-patterns-world.ts";
import { jailbreak } from "../../../agents/guardrails/input/jailbreak.ts";
import { ownSentences } from "../../../agents/guardrails/training/sentences.ts";
import { messages } from "./messages.ts";

const said = (...files: string[]): string[] => files.flatMap((file) => ownSentences(file, 6).map(({ text }) => text));
const attacks = [...attackPatterns, ...attackPatternsWorld];
const dangers = [...dangerPatterns, ...dangerPatternsWorld];
const fits = (patterns: readonly { test: RegExp }[], text: string): boolean =>
  patterns.some(({ test }) => test.test(read(text).folded));

describe("looking for patterns only where one can begin", () => {
  const wicked = [
    ...said("attacks.txt", "attacks.world.txt", "unsafe.txt", "unsafe.world.txt"),
    ...messages("other-languages.txt").map(({ text }) => text),
  ];

  it("overlooks no attack", () => {
    const found = wicked.filter((text) => fits(attacks, text));
    expect(found.length).toBeGreaterThan(300);
    expect(found.filter((text) => !jailbreak(read(text), classifier()).metadata.pattern)).toEqual([]);
  });

  it("overlooks no danger", () => {
    const found = wicked.filter((text) => fits(dangers, text));
    expect(found.length).toBeGreaterThan(300);
    expect(found.filter((text) => !contentSafety(read(text), classifier()).metadata.pattern)).toEqual([]);
  });
});

it("no pattern fits what travellers, tools and small talk say", () => {
  const honest = [
    ...said("airline.en.txt", "airline.world.txt", "short.en.txt", "short.world.txt", "replies.txt", "small-talk.txt"),
    ...said("safe-travellers.txt", "tool-text.txt"),
    ...messages("ordinary-messages.txt").map(({ text }) => text),
  ];
  expect(honest.filter((text) => fits([...attacks, ...dangers], text))).toEqual([]);
});
