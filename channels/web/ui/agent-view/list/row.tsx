import type { Row } from "../api.ts";
import { to } from "../shell/place.ts";
import { ago } from "../shell/time.ts";
import { plain } from "../story/describe.ts";

const OWNERS = { bot: "Bot", queue: "Waiting for staff", human: "Staff" };

/** One conversation in the list. */
export function RowLink({ row, top, isOpen }: { row: Row; top: number; isOpen: boolean }) {
  const { id, channel, who, owner, staff, last, at, case: of, tripped, optedOut, confidence } = row;
  return (
    <li style={{ top: `${top}px` }}>
      <a href={to({ page: "conversations", id })} class="row" aria-current={isOpen ? "true" : undefined}>
        <span class={`channel ${channel}`} title={channel} aria-hidden="true">
          {channel.slice(0, 3)}
        </span>
        <span class="who">
          <span class="unseen">{channel} </span>
          {who}
        </span>
        <time dateTime={new Date(at).toISOString()}>{ago(at)}</time>
        <span class="words">
          {last && last.from !== "customer" && <em>{last.from}: </em>}
          {last?.text}
        </span>
        <span class="tags">
          <span class={`tag owner ${owner}`}>{staff && owner === "human" ? staff.name : OWNERS[owner]}</span>
          {of && of.state !== "resolved" && of.state !== "returned" && (
            <span class={of.priority === "high" ? "tag bad" : "tag warn"}>{plain(of.reason)}</span>
          )}
          {tripped[0] && (
            <span class="tag bad" title={tripped.map(plain).join(", ")}>
              {plain(tripped[0])}
              {tripped.length > 1 && ` +${tripped.length - 1}`}
            </span>
          )}
          {optedOut && <span class="tag">opted out</span>}
          {confidence !== undefined && confidence < 0.6 && (
            <span class="tag warn">{Math.round(confidence * 100)} %</span>
          )}
        </span>
      </a>
    </li>
  );
}
