/** Where a node stands, in percent of the map. */
export interface Spot {
  x: number;
  y: number;
}

/** The first agent in the middle, the others around it. */
export function layOut(first: string, names: readonly string[]): ReadonlyMap<string, Spot> {
  const others = names.filter((name) => name !== first);
  const spots = new Map<string, Spot>([[first, { x: 50, y: 50 }]]);
  others.forEach((name, i) => {
    const angle = (i / others.length) * 2 * Math.PI - Math.PI / 2 + Math.PI / others.length;
    spots.set(name, { x: 50 + 38 * Math.cos(angle), y: 50 + 36 * Math.sin(angle) });
  });
  return spots;
}
