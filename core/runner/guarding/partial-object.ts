/** What can be read of a JSON object that is still arriving, up to a field of text. */
export interface PartialObject {
  /** The fields before it, whole. */
  fields: Record<string, unknown>;
  /** The field's text so far. */
  text: string;
  /** Whether the field's text is complete. */
  done: boolean;
}

/**
 * Reads an arriving JSON object whose last field is text that somebody wants to see early. Undefined until that field has
 * begun; the fields before it are then complete.
 */
export function readPartial(json: string, field: string): PartialObject | undefined {
  const start = startOfText(json, field);
  if (start === undefined) return undefined;
  const fields = objectOf(`${json.slice(0, start)}"}`);
  if (!fields) return undefined;
  delete fields[field];
  const end = endOfText(json, start);
  const text = JSON.parse(`"${json.slice(start, end.at)}"`) as string;
  return { fields, text: end.closed ? text : text.replace(/[\uD800-\uDBFF]$/, ""), done: end.closed };
}

/** Where the text of a top-level field begins, just after its opening quote. */
function startOfText(json: string, field: string): number | undefined {
  let depth = 0;
  let key = "";
  let isValue = false;
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '"') {
      const end = endOfText(json, i + 1);
      if (depth === 1 && isValue && key === field) return i + 1;
      if (!end.closed) return undefined;
      if (depth === 1 && !isValue) key = json.slice(i + 1, end.at);
      i = end.at;
    } else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    else if (depth === 1 && (char === ":" || char === ",")) isValue = char === ":";
  }
  return undefined;
}

/** Where a string's text ends: at its closing quote, or before an escape that has not arrived whole. */
function endOfText(json: string, start: number): { at: number; closed: boolean } {
  let i = start;
  while (i < json.length) {
    if (json[i] === '"') return { at: i, closed: true };
    const length = json[i] !== "\\" ? 1 : json[i + 1] === "u" ? 6 : 2;
    if (i + length > json.length) break;
    i += length;
  }
  return { at: i, closed: false };
}

function objectOf(json: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    // A model that writes no JSON is dealt with when its answer is complete; until then there is nothing to show.
    return undefined;
  }
}
