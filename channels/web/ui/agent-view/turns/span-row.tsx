import { useState } from "preact/hooks";
import { Icon } from "../shell/icon.tsx";
import { timeOf, took } from "../shell/time.ts";
import { plain } from "../story/describe.ts";
import type { Span } from "../story/turns.ts";
import { SpanDetail } from "./span-detail.tsx";

const STATES = { fine: "", bad: "failed", idle: "not run", running: "running" };

/** One line of a waterfall. Opened, it shows all the log has of it. */
export function SpanRow({ span, scale }: { span: Span; scale: { from: number; length: number } | undefined }) {
  const [open, setOpen] = useState(false);
  const { kind, agent, start, end = start, state } = span;
  return (
    <li class={`span ${kind} ${state}${scale && (end > start || state === "running") ? "" : " moment"}`}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="sign">
          <Icon of={kind} size={13} />
        </span>
        <span class="label">
          {titleOf(span)}
          {kind !== "handoff" && agent && <small> {agent}</small>}
        </span>
        {scale && (end > start || state === "running") && <Bar span={span} scale={scale} />}
        <span class="ms">
          {state === "fine" || end > start ? "" : `${stateOf(span)} `}
          {end > start ? took(end - start) : scale ? "" : timeOf(start)}
        </span>
      </button>
      {open && <SpanDetail span={span} />}
    </li>
  );
}

function Bar({
  span: { start, end, state },
  scale: { from, length },
}: {
  span: Span;
  scale: { from: number; length: number };
}) {
  const left = ((start - from) / length) * 100;
  const width = end === undefined ? 100 - left : ((end - start) / length) * 100;
  return (
    <span class="track" aria-hidden="true">
      <span class={`bar ${state}`} style={{ left: `${left}%`, width: `${width}%` }} />
    </span>
  );
}

function titleOf({ kind, label, entries }: Span): string {
  const [first] = entries;
  if (first?.kind === "message") {
    const { name, from, text, attachments = [] } = first.message;
    return `${name ?? from}: ${text || attachments.map(({ type }) => `📎 ${type}`).join(" ")}`;
  }
  // Where no model is named, the server's own is meant.
  if (kind === "model" && label === "default") return "model";
  return kind === "guardrail" ? plain(label) : label;
}

function stateOf({ kind, state }: Span): string {
  return kind === "guardrail" && state === "bad" ? "tripped" : kind === "note" ? "" : STATES[state];
}
