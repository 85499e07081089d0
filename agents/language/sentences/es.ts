import type { Sentences } from "./keys.ts";

export const es: Sentences = {
  person_asked: ({ by } = {}) =>
    by
      ? `He pedido a un compañero que le ayude. Le responderán aquí antes de: ${by}.`
      : "He pedido a un compañero que le ayude. Le responderán aquí lo antes posible.",
  person_joined: ({ name }) => `${name}, de nuestro equipo, ya está aquí para ayudarle.`,
  person_left: ({ name } = {}) =>
    `${name ?? "Nuestro compañero"} ha salido del chat. Si necesita algo más, escríbanos.`,
  nobody_came: ({ backAt } = {}) =>
    backAt
      ? `Lo siento, nadie del equipo estaba libre a tiempo. Su solicitud queda guardada y una persona le responderá aquí a partir de: ${backAt}. Mientras tanto, puedo seguir ayudándole.`
      : "Lo siento, nadie del equipo estaba libre a tiempo. Su solicitud queda guardada y una persona le responderá aquí. Mientras tanto, puedo seguir ayudándole.",
  holding: () =>
    "Quiero estar seguro de que es correcto, así que un compañero lo está revisando. Recibirá la respuesta aquí.",
  approval_pending: ({ what } = {}) =>
    `${what ? `Su solicitud (${what})` : "Su solicitud"} necesita la aprobación de un compañero. Ya la he pedido y le avisaré aquí en cuanto se decida.`,
  outage: () =>
    "Nuestros sistemas no están disponibles en este momento. Su mensaje está guardado y le responderemos en cuanto vuelvan.",
  attachment_received: () =>
    "Gracias, he recibido su archivo. Yo no puedo abrirlo, pero mis compañeros sí. Dígame de qué se trata o pídame hablar con una persona.",
  off_topic_refusal: () =>
    "Lo siento, solo puedo ayudarle con su viaje con nosotros: vuelos, reservas, asientos, equipaje y reembolsos.",
  blocked_refusal: () => "Lo siento, no puedo ayudarle con eso. Si necesita algo para su viaje, dígame qué es.",
  opted_out_help: () =>
    "Nos pidió no recibir mensajes en este número y lo respetamos. Puede seguir hablando con nosotros en el chat de nuestra web.",
  outside_hours: ({ opensAt }) =>
    `Nuestro equipo vuelve: ${opensAt}. Su solicitud queda guardada y, hasta entonces, haré lo que pueda por usted aquí.`,
  resolved: () => "Hemos marcado su solicitud como resuelta. Si queda algo pendiente, escríbanos aquí.",
  satisfaction_ask: () => "¿Qué tal lo hemos hecho? Responda con un número del 1 (mal) al 5 (muy bien).",
  satisfaction_thanks: () => "Gracias por su opinión. Nos ayuda a mejorar.",
  continue_offer: () => "Responda MAS para seguir leyendo.",
  retry_later: () => "Ahora mismo no ha funcionado. Inténtelo de nuevo en unos minutos.",
  error: () => "Lo siento, algo ha fallado por nuestra parte. Su mensaje no se ha perdido y un compañero lo revisará.",
  back_to_assistant: ({ name } = {}) =>
    `${name ?? "Nuestro compañero"} le ha devuelto conmigo, el asistente. ¿Qué más puedo hacer por usted?`,
  denied: ({ what } = {}) =>
    `Lo siento, nuestro equipo no ha podido aprobar ${what ?? "su solicitud"}. Si quiere comentarlo, pídame hablar con una persona.`,
  language_changed: () => "Por supuesto, sigamos en español.",
  transcript: ({ link } = {}) =>
    link
      ? `Aquí tiene la transcripción de nuestra conversación. El enlace funciona durante 3 días:\n${link}`
      : "Esta es nuestra conversación hasta ahora:",
  transcript_nothing: () => "No hay nada de los últimos 7 días que le pueda enviar.",
};
