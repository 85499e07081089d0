import type { Overview } from "../api.ts";
import { BOTTOM, Chart, HEIGHT, LEFT, type Series, WIDTH } from "./chart.tsx";
import { roundUp } from "./scale.ts";

type Day = Overview["days"][number];

interface Props {
  title: string;
  days: readonly Day[];
  parts: readonly (Series & { of(day: Day): number })[];
}

const TOP = 10;

/** A column a day, in parts that add up. */
export function DayColumns({ title, days, parts }: Props) {
  const sums = days.map((day) => parts.reduce((sum, { of }) => sum + of(day), 0));
  const { top, lines } = roundUp(Math.max(...sums));
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  return (
    <Chart
      title={title}
      series={parts}
      days={days}
      lines={lines.map((value) => ({ y: y(value), label: value.toLocaleString("en") }))}
      table={days.map((day) => [day.day, ...parts.map(({ of }) => of(day))])}
    >
      {days.map((day, i) => {
        let below = 0;
        return parts.map(({ name, colour, of }) => {
          const value = of(day);
          below += value;
          return (
            <rect
              key={`${day.day} ${name}`}
              x={LEFT + step * i + step * 0.14}
              width={step * 0.72}
              y={y(below)}
              height={y(below - value) - y(below)}
              fill={colour}
            >
              <title>{`${day.day}: ${value} ${name}`}</title>
            </rect>
          );
        });
      })}
    </Chart>
  );
}
