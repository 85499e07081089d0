import type { Language } from "../../language/language.ts";
import type { ToldFlight } from "../words/basics/keys.ts";
import { clockTime, day, duration } from "../words/moments.ts";
import { at, numberAt, textAt, type Value } from "./values.ts";

const STATES = ["on time", "delayed", "cancelled", "in the air", "landed"] as const;

/** A flight in a tool's answer, ready to be told; undefined when it is none. */
export function flightIn(value: Value, language: Language): ToldFlight | undefined {
  const number = textAt(value, "flight_number");
  const status = STATES.find((state) => state === textAt(value, "status"));
  const departs = moment(value, "departs");
  if (number === undefined || status === undefined || departs === undefined) return undefined;
  const minutes = numberAt(value, "delay_minutes") ?? 0;
  return {
    number,
    status,
    from: place(value, "origin"),
    to: place(value, "destination"),
    date: day(textAt(value, "departs", "scheduled") ?? departs, language),
    departs: clockTime(departs),
    departsPlanned: clockTime(textAt(value, "departs", "scheduled")),
    arrives: clockTime(moment(value, "arrives")),
    delay: minutes > 0 ? duration(minutes, language) : "",
    cause: textAt(value, "cause"),
    gate: textAt(value, "gate"),
    terminal: textAt(value, "terminal"),
    boards: clockTime(textAt(value, "boarding_at")) || undefined,
  };
}

const place = (value: Value, end: string): string => {
  const [city, iata] = [textAt(value, end, "city"), textAt(value, end, "iata")];
  return city ? `${city}${iata ? ` (${iata})` : ""}` : (iata ?? textAt(value, end) ?? "");
};

/** The time that holds: as it was, else as expected, else as planned. */
const moment = (value: Value, end: "departs" | "arrives"): string | undefined =>
  ["actual", "estimated", "scheduled"].map((kind) => textAt(value, end, kind)).find(Boolean) ??
  (typeof at(value, end) === "string" ? textAt(value, end) : undefined);
