import type { Basics, ToldFlight } from "./keys.ts";

const status = (f: ToldFlight): string => {
  const flight = `El ${f.number} de ${f.from} a ${f.to} del ${f.date}`;
  switch (f.status) {
    case "on time":
      return `${flight} está en hora: sale a las ${f.departs} y llega a las ${f.arrives}.`;
    case "delayed":
      return `${flight} tiene un retraso de ${f.delay}: sale a las ${f.departs} en vez de las ${f.departsPlanned} y llega a las ${f.arrives}.`;
    case "cancelled":
      return `${flight}, previsto para las ${f.departsPlanned}, está cancelado.`;
    case "in the air":
      return `${flight} está en vuelo: salió a las ${f.departs} y debería llegar a las ${f.arrives}.`;
    case "landed":
      return `${flight} ha aterrizado: salió a las ${f.departs} y llegó a las ${f.arrives}.`;
  }
};

/** What is said to people who write Spanish. */
export const es: Basics = {
  greeting: (name) =>
    `¡Hola${name ? `, ${name}` : ""}! Puedo ayudarle con vuelos, reservas, asientos, equipaje y reembolsos. ¿Qué necesita?`,
  all_right: () => "De acuerdo. ¿Puedo ayudarle en algo más?",
  half_known: () => "Gracias.",
  gladly: () => "Con mucho gusto.",
  regrets: () => "Lamento mucho lo ocurrido.",
  still_puzzled: () => "Lo siento, sigo sin entenderlo.",
  thanks: () => "¡De nada! ¿Puedo ayudarle en algo más?",
  goodbye: () => "Gracias por escribirnos. ¡Buen viaje!",
  small_talk: () => "Aquí estoy. ¿En qué puedo ayudarle?",
  bot: () =>
    "No soy una persona. Soy el asistente de la aerolínea, y ahora mismo me representa un sustituto basado en reglas, sin modelo de lenguaje. Consulto todo en los sistemas de la aerolínea y puedo avisar a un compañero cuando quiera.",
  abilities: () =>
    "Puedo consultar vuelos y puertas, cambiar asientos, cancelar reservas, buscar otro vuelo si pierde una conexión, añadir maletas, ver compensaciones y responder preguntas sobre equipaje, mascotas y servicios a bordo. Para lo demás puedo avisar a un compañero.",
  person: () => "Por supuesto.",
  puzzled: () =>
    "No estoy seguro de haber entendido. Puedo ayudarle con vuelos, reservas, asientos, equipaje y reembolsos. ¿Puede decirlo de otra manera?",
  only_english: () => "Eso todavía no sé hacerlo en español.",
  no_such_flight: (number) => `No encuentro ningún vuelo ${number}. Compruebe el número, por favor.`,
  not_proven: () => "No encuentro ninguna reserva con ese código y ese apellido. Compruebe los dos, por favor.",
  found: (booking) => `Gracias, he encontrado la reserva ${booking}.`,
  flight: (f) =>
    [status(f), f.gate && `Puerta ${f.gate}${f.terminal ? `, terminal ${f.terminal}` : ""}.`].filter(Boolean).join(" "),
  topics: {
    wifi: () => "Sí, hay wifi gratis a bordo.",
    bags: ({ pounds, kilos, size, extra }) =>
      [
        "El número de maletas gratuitas depende de la cabina y de su nivel de socio.",
        pounds && kilos && `Cada maleta puede pesar hasta ${kilos} kg (${pounds} libras).`,
        extra && `Una maleta adicional cuesta $${extra}.`,
        size && `El equipaje de mano puede medir ${size} pulgadas.`,
      ]
        .filter(Boolean)
        .join(" "),
    seats: ({ all, business, economy, exits }) =>
      `El avión tiene ${all} asientos: ${business} en business y ${economy} en económica.${exits ? ` Las salidas están en las filas ${exits}.` : ""}`,
    pets: ({ fee }) =>
      `Un animal pequeño puede viajar en cabina en su transportín${fee ? `; cuesta $${fee} por trayecto` : ""}.`,
    quoted: (text) => `Nuestras condiciones dicen al respecto, en inglés: “${text}”`,
    unknown: () => "No he encontrado nada sobre eso en nuestras condiciones.",
  },
};
