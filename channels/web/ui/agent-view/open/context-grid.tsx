import { plain } from "../story/describe.ts";
import type { Story } from "../story/story.ts";

/** What the agents know of this customer; what changed in the newest turn stands out. */
export function ContextGrid({ story, kept }: { story: Story; kept: Record<string, unknown> | undefined }) {
  const since = story.turns.findLast(({ id }) => id !== undefined)?.seq ?? 0;
  const told = [...story.context].map(([key, { value, seq }]) => ({ key, value, fresh: seq >= since }));
  const rest = Object.entries(kept ?? {}).filter(([key]) => !story.context.has(key));
  const all = [...told, ...rest.map(([key, value]) => ({ key, value, fresh: false }))].filter(
    ({ value }) => value !== null,
  );
  return (
    <section class="panel" aria-labelledby="context">
      <h2 id="context">Context</h2>
      {all.length === 0 && <p class="empty">Nothing known yet.</p>}
      <dl class="context">
        {all.map(({ key, value, fresh }) => (
          <div key={key} class={fresh ? "fresh" : ""}>
            <dt>
              {plain(key)}
              {fresh && <span class="tag good">new</span>}
            </dt>
            <dd>{typeof value === "object" ? JSON.stringify(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
