import type { ComponentChildren } from "preact";
import { labelled, sayDay } from "./scale.ts";

/** The drawing's own units. It scales to whatever room it gets. */
export const WIDTH = 640;
export const HEIGHT = 220;
export const LEFT = 52;
export const BOTTOM = 26;

export interface Series {
  name: string;
  colour: string;
}

interface Props {
  title: string;
  series: readonly Series[];
  days: readonly { day: string }[];
  /** Where the horizontal lines are, with what they say. */
  lines: { y: number; label: string }[];
  /** The same figures as a table, for those who don't see the drawing. */
  table: (string | number)[][];
  children: ComponentChildren;
}

/** A drawing by day: frame, legend and labels around whatever is drawn in it. */
export function Chart({ title, series, days, lines, table, children }: Props) {
  const hasLabel = labelled(days.length);
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  return (
    <figure class="panel chart">
      <figcaption>
        <h2>{title}</h2>
        <ul class="legend">
          {series.map(({ name, colour }) => (
            <li key={name}>
              <i style={{ background: colour }} />
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {lines.map(({ y, label }) => (
          <g key={y}>
            <line class="grid" x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            <text x={LEFT - 8} y={y + 4} text-anchor="end">
              {label}
            </text>
          </g>
        ))}
        {children}
        {days.map(
          ({ day }, i) =>
            hasLabel(i) && (
              <text
                key={day}
                x={LEFT + step * (i + (i === days.length - 1 && days.length > 8 ? 1 : 0.5))}
                y={HEIGHT - 6}
                text-anchor={i === days.length - 1 && days.length > 8 ? "end" : "middle"}
              >
                {sayDay(day)}
              </text>
            ),
        )}
      </svg>
      <table class="unseen">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {series.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.map(([day, ...values]) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {values.map((value, i) => (
                <td key={series[i]?.name}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
