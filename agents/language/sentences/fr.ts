import type { Sentences } from "./keys.ts";

export const fr: Sentences = {
  person_asked: ({ by } = {}) =>
    by
      ? `J'ai demandé à un collègue de vous aider. Quelqu'un vous répondra ici avant : ${by}.`
      : "J'ai demandé à un collègue de vous aider. Quelqu'un vous répondra ici dès que possible.",
  person_joined: ({ name }) => `${name}, de notre équipe, est là et va vous aider.`,
  person_left: ({ name } = {}) =>
    `${name ?? "Notre collègue"} a quitté la discussion. S'il vous faut autre chose, écrivez-nous.`,
  nobody_came: ({ backAt } = {}) =>
    backAt
      ? `Désolé, personne de notre équipe n'était libre à temps. Votre demande est conservée et quelqu'un vous répondra ici à partir de : ${backAt}. D'ici là, je peux continuer à vous aider.`
      : "Désolé, personne de notre équipe n'était libre à temps. Votre demande est conservée et quelqu'un vous répondra ici. D'ici là, je peux continuer à vous aider.",
  holding: () => "Je veux être sûr que c'est exact : un collègue vérifie. Vous aurez la réponse ici.",
  approval_pending: ({ what } = {}) =>
    `${what ? `Votre demande (${what})` : "Votre demande"} doit être approuvée par un collègue. Je l'ai transmise et vous dirai ici ce qui est décidé.`,
  outage: () =>
    "Nos systèmes sont injoignables en ce moment. Votre message est conservé et nous y répondrons dès leur retour.",
  attachment_received: () =>
    "Merci, j'ai bien reçu votre fichier. Je ne peux pas l'ouvrir, mais mes collègues le peuvent. Dites-moi de quoi il s'agit, ou demandez-moi une personne.",
  off_topic_refusal: () =>
    "Désolé, je ne peux vous aider que pour votre voyage avec nous : vols, réservations, sièges, bagages et remboursements.",
  blocked_refusal: () =>
    "Désolé, je ne peux pas vous aider pour cela. Si vous avez besoin de quelque chose pour votre voyage, dites-le-moi.",
  opted_out_help: () =>
    "Vous avez demandé à ne plus recevoir de SMS sur ce numéro, et nous le respectons. Vous pouvez toujours nous joindre dans le chat de notre site.",
  outside_hours: ({ opensAt }) =>
    `Notre équipe est de retour : ${opensAt}. Votre demande est conservée et, d'ici là, je ferai ici ce que je peux pour vous.`,
  resolved: () => "Nous avons marqué votre demande comme résolue. S'il reste quelque chose, écrivez-nous ici.",
  satisfaction_ask: () => "Comment avons-nous fait ? Répondez par un chiffre de 1 (mal) à 5 (très bien).",
  satisfaction_thanks: () => "Merci de votre avis. Il nous aide à progresser.",
  continue_offer: () => "Répondez SUITE pour lire la suite.",
  retry_later: () => "Cela n'a pas fonctionné pour le moment. Réessayez dans quelques minutes.",
  error: () =>
    "Désolé, un problème est survenu de notre côté. Votre message n'est pas perdu et un collègue va s'en occuper.",
  back_to_assistant: ({ name } = {}) =>
    `${name ?? "Notre collègue"} vous a remis avec moi, l'assistant. Que puis-je faire d'autre pour vous ?`,
  denied: ({ what } = {}) =>
    `Désolé, notre équipe n'a pas pu approuver ${what ?? "votre demande"}. Si vous souhaitez en parler, demandez-moi une personne.`,
  language_changed: () => "Bien sûr, continuons en français.",
  transcript: ({ link } = {}) =>
    link
      ? `Voici la transcription de notre conversation. Le lien fonctionne pendant 3 jours :\n${link}`
      : "Voici notre conversation jusqu'ici :",
  transcript_nothing: () => "Il n'y a rien des 7 derniers jours que je puisse vous envoyer.",
};
