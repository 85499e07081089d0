import type { Sentences } from "./keys.ts";

export const pt: Sentences = {
  person_asked: ({ by } = {}) =>
    by
      ? `Pedi a um colega que ajude você. Alguém vai responder aqui até: ${by}.`
      : "Pedi a um colega que ajude você. Alguém vai responder aqui assim que possível.",
  person_joined: ({ name }) => `${name}, da nossa equipe, já está aqui e vai ajudar você.`,
  person_left: ({ name } = {}) =>
    `${name ?? "Nosso colega"} saiu do chat. Se precisar de mais alguma coisa, é só escrever.`,
  nobody_came: ({ backAt } = {}) =>
    backAt
      ? `Sinto muito, ninguém da equipe ficou livre a tempo. Seu pedido está guardado e uma pessoa vai responder aqui a partir de: ${backAt}. Até lá, posso continuar ajudando.`
      : "Sinto muito, ninguém da equipe ficou livre a tempo. Seu pedido está guardado e uma pessoa vai responder aqui. Até lá, posso continuar ajudando.",
  holding: () => "Quero ter certeza de que está certo, então um colega está conferindo. Você recebe a resposta aqui.",
  approval_pending: ({ what } = {}) =>
    `${what ? `Seu pedido (${what})` : "Seu pedido"} precisa da aprovação de um colega. Já pedi e aviso você aqui assim que for decidido.`,
  outage: () =>
    "Nossos sistemas estão fora do ar no momento. Sua mensagem está guardada e vamos responder assim que voltarem.",
  attachment_received: () =>
    "Obrigado, recebi o seu arquivo. Eu não consigo abri-lo, mas meus colegas conseguem. Diga do que se trata ou peça para falar com uma pessoa.",
  off_topic_refusal: () =>
    "Desculpe, só posso ajudar com a sua viagem conosco: voos, reservas, assentos, bagagem e reembolsos.",
  blocked_refusal: () => "Desculpe, não posso ajudar com isso. Se precisar de algo para a sua viagem, me diga o que é.",
  opted_out_help: () =>
    "Você pediu para não receber mensagens neste número, e respeitamos isso. Você ainda pode falar conosco no chat do nosso site.",
  outside_hours: ({ opensAt }) =>
    `Nossa equipe volta: ${opensAt}. Seu pedido está guardado e, até lá, faço aqui o que puder por você.`,
  resolved: () => "Marcamos seu pedido como resolvido. Se ainda faltar algo, é só escrever aqui.",
  satisfaction_ask: () => "Como nos saímos? Responda com um número de 1 (ruim) a 5 (ótimo).",
  satisfaction_thanks: () => "Obrigado pela sua opinião. Ela nos ajuda a melhorar.",
  continue_offer: () => "Responda MAIS para continuar lendo.",
  retry_later: () => "Não funcionou agora. Tente de novo em alguns minutos.",
  error: () => "Desculpe, algo deu errado do nosso lado. Sua mensagem não se perdeu e um colega vai olhar.",
  back_to_assistant: ({ name } = {}) =>
    `${name ?? "Nosso colega"} devolveu você para mim, o assistente. O que mais posso fazer por você?`,
  denied: ({ what } = {}) =>
    `Sinto muito, nossa equipe não pôde aprovar ${what ?? "seu pedido"}. Se quiser conversar sobre isso, me peça uma pessoa.`,
  language_changed: () => "Claro, vamos continuar em português.",
  transcript: ({ link } = {}) =>
    link
      ? `Aqui está a transcrição da nossa conversa. O link funciona durante 3 dias:\n${link}`
      : "Esta é a nossa conversa até agora:",
  transcript_nothing: () => "Não há nada dos últimos 7 dias que eu lhe possa enviar.",
};
