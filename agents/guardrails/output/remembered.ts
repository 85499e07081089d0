/** As much as a busy house says in a while; the policies stay in, because they are asked for again and again. */
const MOST = 400;

/**
 * The same function, with its latest answers kept by text: policies, instructions and tool results are read for every
 * sentence that streams, and reading them is most of the work.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    const value = before ?? read(text);
    // Put back at the end: the first in is the longest unused.
    known.delete(text);
    known.set(text, value);
    if (known.size > MOST) forgetOldest(known);
    return value;
  };
}

function forgetOldest(known: Map<string, unknown>): void {
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}
