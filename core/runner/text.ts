const texts = new WeakMap<object, string>();

/** Something that never changes (an item, a tool) as JSON text: serialised once, however many requests it travels in. */
export function jsonOnce(value: object): string {
  let text = texts.get(value);
  if (text === undefined) {
    text = JSON.stringify(value);
    texts.set(value, text);
  }
  return text;
}

/** What a tool returned, as the model reads it: text as it is, anything else as JSON; never throws. */
export function textOfValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  try {
    return JSON.stringify(value, bigintAsText) ?? String(value);
  } catch {
    // Cycles and throwing getters: the model learns the kind of thing it was, not a crash.
    return `[unserializable ${Object.prototype.toString.call(value).slice(8, -1)}]`;
  }
}

/** The value as it will be after a journal or a saved state has had it: plain JSON. */
export function plainValue(value: unknown): unknown {
  if (value === undefined || value === null || typeof value !== "object") return value;
  const text = textOfValue(value);
  return text.startsWith("[unserializable") ? text : JSON.parse(text);
}

/** JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : bigintAsText(_key, part),
  );
}

const bigintAsText = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
