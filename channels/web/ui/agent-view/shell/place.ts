import { signal } from "@preact/signals";

/** Where in the agent view one is: kept in the address, so that a link leads a colleague to the same place. */
export type Place = { page: "conversations"; id: string | undefined } | { page: "overview" };

export const place = signal<Place>(read());
addEventListener("hashchange", () => {
  place.value = read();
});

/** The address of a place. */
export function to(where: Place): string {
  if (where.page === "overview") return "#/overview";
  return where.id ? `#/c/${encodeURIComponent(where.id)}` : "#/";
}

function read(): Place {
  const [, page, id] = location.hash.split("/");
  if (page === "overview") return { page };
  return { page: "conversations", id: page === "c" && id ? decodeURIComponent(id) : undefined };
}
