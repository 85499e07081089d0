import type { Crew, Query } from "../api.ts";
import { plain } from "../story/describe.ts";
import type { ListingStore } from "./listing.ts";

const CHANNELS = ["sms", "slack", "web"];
const OWNERS = ["bot", "queue", "human"];
const CASES = ["open", "claimed", "returned", "resolved"];

/** Search and filters. They add up. */
export function Filters({ listing, crew }: { listing: ListingStore; crew: Crew }) {
  const { value: now } = listing.filters;
  const pick = (name: keyof Query, all: string[], label: string) => (
    <select
      aria-label={label}
      value={now[name] ?? ""}
      class={now[name] ? "is-set" : ""}
      onChange={(event) => listing.narrow({ [name]: event.currentTarget.value })}
    >
      <option value="">{label}</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {plain(one)}
        </option>
      ))}
    </select>
  );
  return (
    <div class="filters">
      <input
        type="search"
        aria-label="Search"
        placeholder="Search words, customers, bookings"
        value={now.q ?? ""}
        onInput={(event) => listing.narrow({ q: event.currentTarget.value })}
      />
      <div>
        {pick("channel", CHANNELS, "Channel")}
        {pick("owner", OWNERS, "Owner")}
        {pick("case", CASES, "Case")}
        {pick(
          "agent",
          crew.agents.map(({ name }) => name),
          "Agent",
        )}
        {pick("guardrail", [...new Set(crew.guardrails.map(({ name }) => name))], "Guardrail")}
      </div>
    </div>
  );
}
