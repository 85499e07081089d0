import type { Language } from "../../language/language.ts";
import { at, listAt, textAt, type Value } from "../reading/values.ts";
import { connectionTold as connectionInEnglish, optionsTold as optionsInEnglish } from "./english/trips.ts";
import { clockTime, day } from "./moments.ts";
import { serviceIn } from "./service.ts";

/** What is wrong with a trip's connections, in the customer's language; nothing when they hold. */
export function connectionTold(trip: Value, language: Language): string {
  const service = serviceIn(language);
  if (!service) return connectionInEnglish(trip);
  const broken = listAt(trip, "connections").find((each) => at(each, "holds") === false);
  return broken ? service.missed(textAt(broken, "to", "flight_number") ?? "") : "";
}

/** Ways on, a line each, in the customer's language. */
export function optionsTold(options: readonly Value[], most: number, language: Language): string {
  const service = serviceIn(language);
  if (!service) return optionsInEnglish(options, most);
  const ways = options.slice(0, most).map(
    (option) =>
      `- ${listAt(option, "flights")
        .map((leg) => legTold(leg, language))
        .join(" + ")}`,
  );
  return [service.options(), ...ways].join("\n");
}

/** "NY950 JFK → AUS, 22 de noviembre, 09:45–12:30, 2A": a flight without words. */
function legTold(flight: Value, language: Language): string {
  const departs = textAt(flight, "departs") ?? "";
  const route = `${textAt(flight, "flight_number")} ${textAt(flight, "from")} → ${textAt(flight, "to")}`;
  const times = `${clockTime(departs)}–${clockTime(textAt(flight, "arrives"))}`;
  return [route, day(departs, language), times, ...listAt(flight, "seats").map(String)].join(", ");
}
