import type { Entry } from "../api.ts";
import { dollars, took } from "../shell/time.ts";
import { describe, plain } from "../story/describe.ts";
import type { Span } from "../story/turns.ts";

/** Whoever has no mouse must be able to scroll it. */
const REACHABLE = { tabIndex: 0 };

/** All the log has of a span, in the order it came. */
export function SpanDetail({ span: { entries } }: { span: Span }) {
  return (
    <div class="detail">
      {entries.map((entry) => (
        <dl key={entry.seq}>
          {factsOf(entry).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {typeof value === "object" && value !== null ? (
                  <pre {...REACHABLE}>{JSON.stringify(value, null, 2)}</pre>
                ) : (
                  String(value)
                )}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}

function factsOf(entry: Entry): [string, unknown][] {
  const all: [string, unknown][] = rowsOf(entry);
  return all.filter(([, value]) => value !== undefined && value !== "");
}

function rowsOf(entry: Entry): [string, unknown][] {
  switch (entry.kind) {
    case "tool":
      return [
        [entry.phase, `${entry.tool} (${entry.effect ?? "read"})`],
        ["arguments", entry.arguments],
        ["result", entry.result],
        ["error", entry.error],
        ["took", entry.ms === undefined ? undefined : took(entry.ms)],
      ];
    case "model":
      return [
        ["model", entry.model],
        ["tokens in", entry.tokens.input],
        ["tokens out", entry.tokens.output],
        ["cost", entry.tokens.cost === undefined ? "not priced" : dollars(entry.tokens.cost)],
        ["took", took(entry.ms)],
        ["error", entry.error],
      ];
    case "guardrail":
      return [
        ["verdict", plain(entry.verdict)],
        ["side", entry.side],
        ["severity", entry.severity],
        ["reason", entry.reason],
        ["tier", entry.tier],
        ["took", entry.ms === undefined ? undefined : took(entry.ms)],
      ];
    case "handoff":
      return [
        ["from", entry.from],
        ["to", entry.to],
        ["arguments", entry.arguments],
        ["history", entry.filtered ? "filtered" : "whole"],
      ];
    case "confidence":
      return [
        ["confidence", entry.value],
        ...Object.entries(entry.parts),
        ["ungrounded", entry.ungrounded?.join(", ")],
      ];
    case "message":
      return [
        ["said", entry.message.text],
        ["pressed", entry.message.pressed],
        ["card", entry.message.card],
        ["attachments", entry.message.attachments],
      ];
    default: {
      const { kind: _, seq, at: __, ...rest } = entry;
      return [["entry", `${seq} · ${describe(entry)}`], ...Object.entries(rest)];
    }
  }
}
