import type { BasicAsk } from "./ask.ts";

/** The questions that are asked in Portuguese. */
export const pt: Record<BasicAsk, string> = {
  identity: "Qual é o seu código de confirmação e o sobrenome da reserva?",
  last_name: "E qual é o sobrenome da reserva?",
  code: "E qual é o código de confirmação? Ele tem seis caracteres.",
  flight_number: "Qual é o número do voo?",
  offer_person: "Quer que eu chame um colega?",
  confirm: "Posso fazer? Responda CONFIRMO, ou diga o que prefere.",
  which_seat: "Qual assento deseja? Também posso mostrar o mapa de assentos.",
  which_flight: "Qual prefere?",
  which_date: "Em que dia deseja voar?",
  exit_row: "Essa fileira fica junto a uma saída: pode e quer ajudar a tripulação em uma emergência?",
  why_cancel: "Posso perguntar por quê: mudança de planos, sua saúde, o tempo, ou cancelamos um voo?",
  how_many_bags: "Quantas malas a mais deseja levar?",
  bag_tag: "Qual é o número da etiqueta da mala? Começa com BG.",
};
