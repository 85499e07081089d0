import type { Scenario } from "../scenario.ts";

/** Status, gates, delays, disruption. */
export const flights: readonly Scenario[] = [
  {
    name: "flight status by number",
    says: ["What's the status of flight PA441?"],
    expects: { tells: ["PA441", "Paris|CDG"], agents: ["FLIGHTS"] },
  },
  {
    name: "flight that does not exist",
    says: ["Is flight ZZ999 on time?"],
    expects: { tells: ["ZZ999"], neverTells: ["on time:", "gate [A-Z]?\\d"] },
  },
  {
    name: "how long is the delay",
    says: ["How long is the delay of flight PA441 tomorrow?"],
    expects: { tells: ["5 h|five hours|300 min"], agents: ["FLIGHTS"] },
  },
  {
    name: "gate and boarding time",
    says: ["What gate does flight FLT-123 leave from, and when does boarding start?"],
    expects: { tells: ["A10", "15:30"], agents: ["FLIGHTS"] },
  },
  {
    name: "own flight on time",
    says: ["Is my flight on time?", "LL0EZ6, Lee"],
    expects: { tells: ["FLT-123", "on time"], agents: ["FLIGHTS"] },
  },
  {
    name: "flight cancelled, what now",
    says: ["My connecting flight got cancelled, what now?", "IR-D204, Lee"],
    expects: { tells: ["NY950"], agents: ["FLIGHTS"] },
  },
  {
    name: "missed connection",
    says: ["Will I miss my connection? My booking is IR-D204, last name Lee"],
    expects: { tells: ["NY802"], agents: ["FLIGHTS"] },
  },
  { name: "weather", says: ["Will the snow in Chicago delay my flight?"], expects: { person: false } },
  {
    name: "stuck on the tarmac",
    says: ["We have been stuck on the tarmac for two hours", "flight PA441"],
    expects: { tells: ["PA441"] },
  },
];
