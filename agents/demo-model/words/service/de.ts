import type { Service } from "./keys.ts";

/** What doing things takes in German. */
export const de: Service = {
  would: (what, details) => `${what}: ${details}.`,
  done: (what, details) => `Erledigt. ${what}: ${details}.`,
  pays: (amount) => `Das kostet ${amount}.`,
  gets_back: (amount, by) => `Sie bekommen ${amount} zurück${by ? `, spätestens am ${by}` : ""}.`,
  free: () => "Ohne Kosten.",
  unchanged: () => "In Ordnung, ich habe nichts geändert. Kann ich sonst noch etwas für Sie tun?",
  not_open: () => "Ich habe nichts geändert: Der Vorschlag gilt nicht mehr. Sagen Sie mir, was Sie möchten.",
  refused: (why) => `Das geht leider nicht. Die Fluggesellschaft sagt dazu auf Englisch: „${why}“`,
  seat_now: (flight, seats) => `Ihr Sitzplatz auf ${flight} ist ${seats}.`,
  has_seat: (seat, flight) => `Sie haben schon den Sitzplatz ${seat} auf ${flight}.`,
  free_seats: (flight, seats) => `Frei auf ${flight}: ${seats}.`,
  no_free_seat: (flight) => `Auf ${flight} ist in Ihrer Kabine kein solcher Platz mehr frei.`,
  missed: (flight) => `Damit verpassen Sie den Anschluss ${flight}.`,
  options: () => "Diese Flüge bringen Sie ohne Kosten ans Ziel:",
  no_options: () => "In den nächsten Tagen sehe ich keinen anderen Flug.",
  holds: () => "Ihre Reise verläuft wie geplant.",
  bags_now: (count) => `Die Buchung hat jetzt ${count} Gepäckstück(e).`,
  vouchers: { hotel: "Hotel bis", meal: "Essen bis", ground: "Fahrt bis" },
  case_opened: (id, given) => `Ich habe den Fall ${id} eröffnet. Sie haben Gutscheine: ${given}.`,
};
