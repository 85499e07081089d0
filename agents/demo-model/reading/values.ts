/** Tools answer in JSON whose shape the stand-in knows from their descriptions only; what is not there is undefined. */
export type Value = unknown;

/** A field, or a field of a field: `at(value, "departs", "scheduled")`. */
export function at(value: Value, ...path: (string | number)[]): Value {
  let found: Value = value;
  for (const step of path) {
    if (found === null || typeof found !== "object") return undefined;
    found = (found as Record<string | number, Value>)[step];
  }
  return found;
}

export const textAt = (value: Value, ...path: (string | number)[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === "string" ? found : undefined;
};

export const numberAt = (value: Value, ...path: (string | number)[]): number | undefined => {
  const found = at(value, ...path);
  return typeof found === "number" ? found : undefined;
};

export const listAt = (value: Value, ...path: (string | number)[]): readonly Value[] => {
  const found = path.length === 0 ? value : at(value, ...path);
  return Array.isArray(found) ? found : [];
};

export const textsAt = (value: Value, ...path: (string | number)[]): string[] =>
  listAt(value, ...path).filter((each) => typeof each === "string");
