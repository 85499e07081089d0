import type { Service } from "./keys.ts";

/** What doing things takes in Spanish. */
export const es: Service = {
  would: (what, details) => `${what}: ${details}.`,
  done: (what, details) => `Hecho. ${what}: ${details}.`,
  pays: (amount) => `Cuesta ${amount}.`,
  gets_back: (amount, by) => `Le devolvemos ${amount}${by ? `, a más tardar el ${by}` : ""}.`,
  free: () => "Sin cargo.",
  unchanged: () => "De acuerdo, no he cambiado nada. ¿Puedo ayudarle en algo más?",
  not_open: () => "No he cambiado nada: la propuesta ya no está abierta. Dígame qué desea y lo miro de nuevo.",
  refused: (why) => `Eso no es posible. La aerolínea dice, en inglés: “${why}”`,
  seat_now: (flight, seats) => `Su asiento en el ${flight} es el ${seats}.`,
  has_seat: (seat, flight) => `Ya tiene el asiento ${seat} en el ${flight}.`,
  free_seats: (flight, seats) => `Libres en el ${flight}: ${seats}.`,
  no_free_seat: (flight) => `No queda ningún asiento así en su cabina en el ${flight}.`,
  missed: (flight) => `Con eso pierde la conexión con el ${flight}.`,
  options: () => "Estos vuelos le llevan a su destino sin cargo:",
  no_options: () => "No veo otro vuelo en los próximos días.",
  holds: () => "Su viaje sigue como estaba previsto.",
  bags_now: (count) => `La reserva tiene ahora ${count} maleta(s).`,
  vouchers: { hotel: "hotel hasta", meal: "comida hasta", ground: "transporte hasta" },
  case_opened: (id, given) => `He abierto el caso ${id}. Tiene vales para ${given}.`,
};
