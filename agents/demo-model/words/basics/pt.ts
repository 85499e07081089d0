import type { Basics, ToldFlight } from "./keys.ts";

const status = (f: ToldFlight): string => {
  const flight = `O ${f.number} de ${f.from} para ${f.to} do dia ${f.date}`;
  switch (f.status) {
    case "on time":
      return `${flight} está no horário: sai às ${f.departs} e chega às ${f.arrives}.`;
    case "delayed":
      return `${flight} está atrasado em ${f.delay}: sai às ${f.departs} em vez de ${f.departsPlanned} e chega às ${f.arrives}.`;
    case "cancelled":
      return `${flight}, previsto para ${f.departsPlanned}, está cancelado.`;
    case "in the air":
      return `${flight} está no ar: saiu às ${f.departs} e deve chegar às ${f.arrives}.`;
    case "landed":
      return `${flight} já pousou: saiu às ${f.departs} e chegou às ${f.arrives}.`;
  }
};

/** What is said to people who write Portuguese. */
export const pt: Basics = {
  greeting: (name) =>
    `Olá${name ? `, ${name}` : ""}! Posso ajudar com voos, reservas, assentos, bagagem e reembolsos. O que precisa?`,
  all_right: () => "Tudo bem. Posso ajudar em mais alguma coisa?",
  half_known: () => "Obrigado.",
  gladly: () => "Com prazer.",
  regrets: () => "Lamento saber disso.",
  still_puzzled: () => "Desculpe, ainda não entendi.",
  thanks: () => "De nada! Posso ajudar em mais alguma coisa?",
  goodbye: () => "Obrigado por escrever. Boa viagem!",
  small_talk: () => "Estou aqui. Como posso ajudar?",
  bot: () =>
    "Não sou uma pessoa. Sou o assistente da companhia, e neste momento quem me representa é um substituto baseado em regras, sem modelo de linguagem. Consulto tudo nos sistemas da companhia e posso chamar um colega a qualquer momento.",
  abilities: () =>
    "Posso consultar voos e portões, mudar assentos, cancelar reservas, encontrar outro voo se perder uma conexão, adicionar malas, ver compensações e responder perguntas sobre bagagem, animais e serviços a bordo. Para o resto, posso chamar um colega.",
  person: () => "Claro.",
  puzzled: () =>
    "Não tenho certeza de que entendi. Posso ajudar com voos, reservas, assentos, bagagem e reembolsos. Pode dizer de outra forma?",
  only_english: () => "Isso eu ainda não sei fazer em português.",
  no_such_flight: (number) => `Não encontro nenhum voo ${number}. Confira o número, por favor.`,
  not_proven: () => "Não encontro nenhuma reserva com esse código e esse sobrenome. Confira os dois, por favor.",
  found: (booking) => `Obrigado, encontrei a reserva ${booking}.`,
  flight: (f) =>
    [status(f), f.gate && `Portão ${f.gate}${f.terminal ? `, terminal ${f.terminal}` : ""}.`].filter(Boolean).join(" "),
  topics: {
    wifi: () => "Sim, há Wi-Fi grátis a bordo.",
    bags: ({ pounds, kilos, size, extra }) =>
      [
        "O número de malas grátis depende da cabine e do seu nível de associado.",
        pounds && kilos && `Cada mala pode pesar até ${kilos} kg (${pounds} libras).`,
        extra && `Uma mala adicional custa $${extra}.`,
        size && `A bagagem de mão pode medir ${size} polegadas.`,
      ]
        .filter(Boolean)
        .join(" "),
    seats: ({ all, business, economy, exits }) =>
      `O avião tem ${all} assentos: ${business} na executiva e ${economy} na econômica.${exits ? ` As saídas ficam nas fileiras ${exits}.` : ""}`,
    pets: ({ fee }) =>
      `Um animal pequeno pode viajar na cabine em sua bolsa${fee ? `; custa $${fee} por trecho` : ""}.`,
    quoted: (text) => `Nossas condições dizem sobre isso, em inglês: “${text}”`,
    unknown: () => "Não encontrei nada sobre isso em nossas condições.",
  },
};
