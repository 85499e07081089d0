import type { CrewAgent } from "../api.ts";

/** What one agent is for and may do. */
export function AgentCard({ agent: { name, description, model, tools, handoffs } }: { agent: CrewAgent }) {
  return (
    <div class="agent-card">
      <h3>{name}</h3>
      <p>{description}</p>
      <dl>
        <dt>Model</dt>
        <dd>{model}</dd>
        <dt>Hands to</dt>
        <dd>{handoffs.join(", ") || "nobody"}</dd>
        <dt>Tools</dt>
        <dd>
          {tools.map(({ name, effect, description }) => (
            <span key={name} class={effect === "write" ? "tag warn" : "tag"} title={description}>
              {name}
            </span>
          ))}
        </dd>
      </dl>
    </div>
  );
}
