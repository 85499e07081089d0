import type { Crew } from "../api.ts";
import { took } from "../shell/time.ts";
import { plain } from "../story/describe.ts";
import type { Check, Story } from "../story/story.ts";

/** Every guardrail there is, and what it really said of this turn. */
export function Guardrails({ crew, story }: { crew: Crew; story: Story }) {
  const known = new Set(crew.guardrails.map(({ name }) => name));
  const others = [...story.checks].filter(([name]) => !known.has(name));
  const all = [
    ...crew.guardrails.map(({ name, side, tier }) => ({ name, side, tier: String(tier) })),
    ...others.map(([name, { last }]) => ({ name, side: last.side, tier: last.tier ?? "" })),
  ];
  return (
    <section class="panel" aria-labelledby="guardrails">
      <h2 id="guardrails">Guardrails</h2>
      {story.confidence && <Confidence of={story.confidence} />}
      <ul class="checks">
        {all.map(({ name, side, tier }) => {
          const check = story.checks.get(name);
          const verdict = tier === "off" ? "off" : (check?.verdict ?? "not_run");
          return (
            <li key={`${name} ${side}`} class={`check ${verdict}`}>
              <strong>{plain(name)}</strong>
              <span class="verdict">{WORDS[verdict]}</span>
              <small>{detail(side, tier, check)}</small>
              {check?.verdict === "tripped" && check.last.reason && <p>{check.last.reason}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How sure the run was of its answer: the lower of its parts. */
function Confidence({ of: { value, parts, ungrounded } }: { of: NonNullable<Story["confidence"]> }) {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return (
    <p class="confidence">
      <meter min={0} max={1} low={0.5} high={0.7} optimum={1} value={value} aria-label="Confidence" />
      <strong>{percent(value)} confident</strong>
      <span>
        {Object.entries(parts)
          .map(([part, share]) => `${plain(part)} ${percent(share)}`)
          .join(" · ")}
      </span>
      {ungrounded && ungrounded.length > 0 && <span class="tag bad">ungrounded: {ungrounded.join(", ")}</span>}
    </p>
  );
}

const WORDS = { passed: "passed", tripped: "tripped", not_run: "not run", off: "off" };

function detail(side: string, tier: string, check: Check | undefined): string {
  const { last, trips = 0, runs = 0 } = check ?? {};
  return [
    side,
    last?.tier ?? (tier === "off" ? "" : tier),
    last?.verdict === "tripped" && last.severity,
    last?.ms !== undefined && took(last.ms),
    runs > 1 && `${trips} of ${runs} tripped`,
  ]
    .filter(Boolean)
    .join(" · ");
}
