import type { BasicAsk } from "./ask.ts";

/** The questions that are asked in French. */
export const fr: Record<BasicAsk, string> = {
  identity: "Quel est votre code de confirmation, et le nom de famille de la réservation ?",
  last_name: "Et quel est le nom de famille de la réservation ?",
  code: "Et quel est le code de confirmation ? Il compte six caractères.",
  flight_number: "Quel est le numéro du vol ?",
  offer_person: "Voulez-vous que je fasse venir un collègue ?",
  confirm: "Je le fais ? Répondez CONFIRMER, ou dites-moi ce que vous préférez.",
  which_seat: "Quel siège souhaitez-vous ? Je peux aussi vous montrer le plan des sièges.",
  which_flight: "Lequel préférez-vous ?",
  which_date: "Quel jour souhaitez-vous voyager ?",
  exit_row: "Cette rangée est près d'une issue : pouvez-vous et voulez-vous aider l'équipage en cas d'urgence ?",
  why_cancel:
    "Puis-je demander pourquoi : un changement de projet, votre santé, la météo, ou avons-nous annulé un vol ?",
  how_many_bags: "Combien de bagages de plus souhaitez-vous ?",
  bag_tag: "Quel est le numéro de l'étiquette du bagage ? Il commence par BG.",
};
