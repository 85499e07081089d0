import type { BasicAsk } from "./ask.ts";

/** The questions that are asked in Spanish. */
export const es: Record<BasicAsk, string> = {
  identity: "¿Cuál es su código de confirmación y el apellido de la reserva?",
  last_name: "¿Y cuál es el apellido de la reserva?",
  code: "¿Y cuál es el código de confirmación? Tiene seis caracteres.",
  flight_number: "¿Qué número de vuelo es?",
  offer_person: "¿Quiere que avise a un compañero?",
  confirm: "¿Lo hago? Responda CONFIRMO, o dígame qué prefiere.",
  which_seat: "¿Qué asiento desea? También puedo mostrarle el mapa de asientos.",
  which_flight: "¿Cuál prefiere?",
  which_date: "¿Qué día desea volar?",
  exit_row: "Esa fila está junto a una salida: ¿puede y quiere ayudar a la tripulación en una emergencia?",
  why_cancel: "¿Puedo preguntar por qué: un cambio de planes, su salud, el tiempo, o cancelamos un vuelo?",
  how_many_bags: "¿Cuántas maletas más desea llevar?",
  bag_tag: "¿Qué número lleva la etiqueta de la maleta? Empieza por BG.",
};
