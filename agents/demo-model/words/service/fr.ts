import type { Service } from "./keys.ts";

/** What doing things takes in French. */
export const fr: Service = {
  would: (what, details) => `${what} : ${details}.`,
  done: (what, details) => `C'est fait. ${what} : ${details}.`,
  pays: (amount) => `Cela coûte ${amount}.`,
  gets_back: (amount, by) => `Nous vous remboursons ${amount}${by ? `, au plus tard le ${by}` : ""}.`,
  free: () => "Sans frais.",
  unchanged: () => "Très bien, je n'ai rien changé. Puis-je faire autre chose pour vous ?",
  not_open: () => "Je n'ai rien changé : la proposition n'est plus ouverte. Dites-moi ce que vous souhaitez.",
  refused: (why) => `Ce n'est pas possible. La compagnie dit, en anglais : « ${why} »`,
  seat_now: (flight, seats) => `Votre siège sur le ${flight} est le ${seats}.`,
  has_seat: (seat, flight) => `Vous avez déjà le siège ${seat} sur le ${flight}.`,
  free_seats: (flight, seats) => `Libres sur le ${flight} : ${seats}.`,
  no_free_seat: (flight) => `Il n'y a plus de siège de ce genre dans votre cabine sur le ${flight}.`,
  missed: (flight) => `Vous manquez donc la correspondance avec le ${flight}.`,
  options: () => "Ces vols vous y emmènent sans frais :",
  no_options: () => "Je ne vois pas d'autre vol dans les prochains jours.",
  holds: () => "Votre voyage se passe comme prévu.",
  bags_now: (count) => `La réservation compte maintenant ${count} bagage(s).`,
  vouchers: { hotel: "hôtel jusqu'à", meal: "repas jusqu'à", ground: "transport jusqu'à" },
  case_opened: (id, given) => `J'ai ouvert le dossier ${id}. Vous avez des bons : ${given}.`,
};
