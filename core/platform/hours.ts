/** A stretch of a day in minutes since midnight, end excluded. */
export interface Slot {
  from: number;
  to: number;
}

/** When people are at work: slots by weekday, 1 = Monday … 7 = Sunday (ISO). No hours at all means always. */
export type WeekHours = Readonly<Record<number, readonly Slot[]>>;

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const FORM = "write e.g. Mon-Fri 08:00-12:00 13:00-20:00; Sat 09:00-14:00";

/** Reads `Mon-Fri 08:00-12:00 13:00-20:00; Sat 09:00-14:00`. Throws a TypeError that says which part is wrong. */
export function readHours(text: string): WeekHours {
  const week: Record<number, Slot[]> = {};
  for (const part of text
    .split(";")
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [days = "", ...slots] = part.split(/\s+/);
    if (slots.length === 0) throw new TypeError(`"${part}" names no hours: ${FORM}`);
    for (const day of readDays(days))
      week[day] = [...(week[day] ?? []), ...slots.map(readSlot)].sort((a, b) => a.from - b.from);
  }
  return week;
}

function readDays(text: string): number[] {
  return text.split(",").flatMap((range) => {
    const [first = "", last = first] = range.toLowerCase().split("-");
    const [from, to] = [DAYS.indexOf(first.slice(0, 3)), DAYS.indexOf(last.slice(0, 3))];
    if (from < 0 || to < 0) throw new TypeError(`"${range}" is no weekday: ${FORM}`);
    const count = ((to - from + 7) % 7) + 1;
    return Array.from({ length: count }, (_, i) => ((from + i) % 7) + 1);
  });
}

function readSlot(text: string): Slot {
  const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(text);
  const [from, to] = match ? [minutes(match[1], match[2]), minutes(match[3], match[4])] : [0, 0];
  if (!match || from >= to || to > 1440) throw new TypeError(`"${text}" is no stretch of a day: ${FORM}`);
  return { from, to };
}

const minutes = (hours = "0", rest = "0"): number => Number(hours) * 60 + Number(rest);

/** Hours as they are set, a day at a time. */
export function writeHours(week: WeekHours): string {
  return Object.entries(week)
    .map(
      ([day, slots]) =>
        `${(DAYS[Number(day) - 1] ?? "").replace(/^./, (letter) => letter.toUpperCase())} ${slots.map(writeSlot).join(" ")}`,
    )
    .join("; ");
}

const writeSlot = ({ from, to }: Slot): string => `${clock(from)}-${clock(to)}`;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
