import type { Airport } from "../records.ts";

export interface Place extends Airport {
  latitude: number;
  longitude: number;
}

const PLACES: [string, string, string, string, number, number][] = [
  ["JFK", "New York", "US", "America/New_York", 40.64, -73.78],
  ["SFO", "San Francisco", "US", "America/Los_Angeles", 37.62, -122.38],
  ["LAX", "Los Angeles", "US", "America/Los_Angeles", 33.94, -118.41],
  ["AUS", "Austin", "US", "America/Chicago", 30.19, -97.67],
  ["ORD", "Chicago", "US", "America/Chicago", 41.98, -87.9],
  ["DEN", "Denver", "US", "America/Denver", 39.86, -104.67],
  ["SEA", "Seattle", "US", "America/Los_Angeles", 47.45, -122.31],
  ["BOS", "Boston", "US", "America/New_York", 42.36, -71.01],
  ["MIA", "Miami", "US", "America/New_York", 25.79, -80.29],
  ["ATL", "Atlanta", "US", "America/New_York", 33.64, -84.43],
  ["MEX", "Mexico City", "MX", "America/Mexico_City", 19.44, -99.07],
  ["CDG", "Paris", "FR", "Europe/Paris", 49.01, 2.55],
  ["LHR", "London", "GB", "Europe/London", 51.47, -0.45],
  ["FRA", "Frankfurt", "DE", "Europe/Berlin", 50.03, 8.57],
  ["HND", "Tokyo", "JP", "Asia/Tokyo", 35.55, 139.78],
];

/** Where the airline flies. */
export const places: Place[] = PLACES.map(([iata, city, country, timezone, latitude, longitude], rank) => ({
  iata,
  city,
  country,
  timezone,
  rank,
  latitude,
  longitude,
}));

export function place(iata: string): Place {
  const found = places.find((each) => each.iata === iata);
  if (!found) throw new RangeError(`the timetable names ${iata}, which is no airport of ours`);
  return found;
}

/** Great-circle distance in kilometres. */
export function kilometres(from: Place, to: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const across = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const along = Math.sin((b - a) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(along + Math.cos(a) * Math.cos(b) * across));
}
