import type { Overview } from "../api.ts";
import { BOTTOM, Chart, HEIGHT, LEFT, type Series, WIDTH } from "./chart.tsx";
import { roundUp } from "./scale.ts";

type Day = Overview["days"][number];

interface Props {
  title: string;
  days: readonly Day[];
  lines: readonly (Series & { of(day: Day): number | null })[];
  format(value: number): string;
}

const TOP = 10;

/** A line by day. A day without a figure is a gap, never a zero. */
export function DayLines({ title, days, lines, format }: Props) {
  const { top, lines: grid } = roundUp(Math.max(...days.flatMap((day) => lines.map(({ of }) => of(day) ?? 0))));
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  const pathOf = (of: (day: Day) => number | null) => {
    let pen = "M";
    return days
      .map((day, i) => {
        const value = of(day);
        const point = value === null ? "" : `${pen}${LEFT + step * (i + 0.5)} ${y(value)}`;
        pen = value === null ? "M" : "L";
        return point;
      })
      .join("");
  };
  const say = (value: number | null) => (value === null ? "–" : format(value));
  return (
    <Chart
      title={title}
      series={lines}
      days={days}
      lines={grid.map((value) => ({ y: y(value), label: format(value) }))}
      table={days.map((day) => [day.day, ...lines.map(({ of }) => say(of(day)))])}
    >
      {lines.map(({ name, colour, of }) => (
        <g key={name}>
          <path class="line" d={pathOf(of)} stroke={colour} />
          {days.map((day, i) => {
            const value = of(day);
            return (
              value !== null && (
                <circle key={day.day} cx={LEFT + step * (i + 0.5)} cy={y(value)} r="2.500" fill={colour}>
                  <title>{`${day.day}: ${format(value)}, ${name}`}</title>
                </circle>
              )
            );
          })}
        </g>
      ))}
    </Chart>
  );
}
