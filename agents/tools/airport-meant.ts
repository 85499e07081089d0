import type { Airport } from "../airline/records.ts";
import { fold } from "../language/fold.ts";
import { Unclear } from "./room.ts";

/** Names of cities in other languages, and airports people call by name. */
const ALSO: Record<string, string> = {
  "nueva york": "new york",
  "nova york": "new york",
  "nova iorque": "new york",
  nyc: "new york",
  kennedy: "new york",
  londres: "london",
  heathrow: "london",
  parigi: "paris",
  "charles de gaulle": "paris",
  francfort: "frankfurt",
  "frankfurt am main": "frankfurt",
  tokio: "tokyo",
  toquio: "tokyo",
  haneda: "tokyo",
  "ciudad de mexico": "mexico city",
  "cidade do mexico": "mexico city",
  "mexiko-stadt": "mexico city",
  sf: "san francisco",
  la: "los angeles",
  "o'hare": "chicago",
  纽约: "new york",
  巴黎: "paris",
  伦敦: "london",
  东京: "tokyo",
  ニューヨーク: "new york",
  パリ: "paris",
  ロンドン: "london",
  東京: "tokyo",
};

/** The airport a customer names by code or city. Throws `Unclear`, with the places there are, for one we do not serve. */
export function airportMeant(airports: Airport[], name: string): Airport {
  const said = fold(name).replace(/\s*\([a-z]{3}\)$/, "");
  const city = ALSO[said] ?? said;
  const code = /\(?\b([a-z]{3})\)?$/.exec(fold(name))?.[1];
  const found =
    airports.find(({ iata }) => iata.toLowerCase() === said) ??
    airports.find((each) => fold(each.city) === city) ??
    airports.find(({ iata }) => iata.toLowerCase() === code);
  if (found) return found;
  const places = airports.map(({ city, iata }) => `${city} (${iata})`).join(", ");
  throw new Unclear("airport_not_found", `${name} is no place we fly to; we fly to ${places}`);
}
