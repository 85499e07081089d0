import { readFileSync } from "node:fs";
import { random } from "./random.ts";

const folder = new URL("./sentences/", import.meta.url);

const lines = (file: string): string[] =>
  readFileSync(new URL(file, folder), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("# "));

const slots = new Map<string, string[]>(
  [...lines("slots.txt"), ...lines("slots.world.txt")].map((line) => {
    const colon = line.indexOf(":");
    return [
      line.slice(0, colon),
      line
        .slice(colon + 1)
        .split(" | ")
        .map((value) => value.trim()),
    ];
  }),
);

/**
 * Our own sentences of one file. A line with slots ("from {city} to {city}") is said `times` times with values drawn
 * from `sentences/slots*.txt`, the same ones on every run.
 */
export function ownSentences(file: string, times: number): { text: string; line: string }[] {
  const next = random(file.length * 7919 + times);
  const fill = (line: string): string =>
    line.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const values = slots.get(name);
      if (!values) return slot;
      return values[Math.floor(next() * values.length)] ?? slot;
    });
  return lines(file).flatMap((line) =>
    /\{\w+\}/.test(line) ? Array.from({ length: times }, () => ({ text: fill(line), line })) : [{ text: line, line }],
  );
}
