import type { Service } from "./keys.ts";

/** What doing things takes in Portuguese. */
export const pt: Service = {
  would: (what, details) => `${what}: ${details}.`,
  done: (what, details) => `Feito. ${what}: ${details}.`,
  pays: (amount) => `Custa ${amount}.`,
  gets_back: (amount, by) => `Devolvemos ${amount}${by ? `, até ${by}` : ""}.`,
  free: () => "Sem custo.",
  unchanged: () => "Tudo bem, não mudei nada. Posso ajudar em mais alguma coisa?",
  not_open: () => "Não mudei nada: a proposta já não está aberta. Diga-me o que deseja.",
  refused: (why) => `Isso não é possível. A companhia diz, em inglês: “${why}”`,
  seat_now: (flight, seats) => `Seu assento no ${flight} é o ${seats}.`,
  has_seat: (seat, flight) => `Você já tem o assento ${seat} no ${flight}.`,
  free_seats: (flight, seats) => `Livres no ${flight}: ${seats}.`,
  no_free_seat: (flight) => `Não há assento assim livre na sua cabine no ${flight}.`,
  missed: (flight) => `Com isso você perde a conexão com o ${flight}.`,
  options: () => "Estes voos levam você ao destino sem custo:",
  no_options: () => "Não vejo outro voo nos próximos dias.",
  holds: () => "Sua viagem segue como planejado.",
  bags_now: (count) => `A reserva tem agora ${count} mala(s).`,
  vouchers: { hotel: "hotel até", meal: "refeição até", ground: "transporte até" },
  case_opened: (id, given) => `Abri o caso ${id}. Você tem vales: ${given}.`,
};
