import type { Basics, ToldFlight } from "./keys.ts";

const status = (f: ToldFlight): string => {
  const flight = `Le ${f.number} de ${f.from} à ${f.to} du ${f.date}`;
  switch (f.status) {
    case "on time":
      return `${flight} est à l'heure : départ à ${f.departs}, arrivée à ${f.arrives}.`;
    case "delayed":
      return `${flight} a ${f.delay} de retard : départ à ${f.departs} au lieu de ${f.departsPlanned}, arrivée à ${f.arrives}.`;
    case "cancelled":
      return `${flight}, prévu à ${f.departsPlanned}, est annulé.`;
    case "in the air":
      return `${flight} est en vol : parti à ${f.departs}, arrivée prévue à ${f.arrives}.`;
    case "landed":
      return `${flight} a atterri : parti à ${f.departs}, arrivé à ${f.arrives}.`;
  }
};

/** What is said to people who write French. */
export const fr: Basics = {
  greeting: (name) =>
    `Bonjour${name ? ` ${name}` : ""} ! Je peux vous aider pour les vols, les réservations, les sièges, les bagages et les remboursements. Que puis-je faire pour vous ?`,
  all_right: () => "Très bien. Puis-je faire autre chose pour vous ?",
  half_known: () => "Merci.",
  gladly: () => "Avec plaisir.",
  regrets: () => "Je suis désolé de l'apprendre.",
  still_puzzled: () => "Désolé, je ne comprends toujours pas.",
  thanks: () => "Je vous en prie ! Puis-je faire autre chose pour vous ?",
  goodbye: () => "Merci de nous avoir écrit, et bon voyage !",
  small_talk: () => "Je suis là. Que puis-je faire pour vous ?",
  bot: () =>
    "Je ne suis pas une personne. Je suis l'assistant de la compagnie, joué en ce moment par un remplaçant à base de règles, sans modèle de langage. Je consulte tout dans les systèmes de la compagnie et je peux faire venir un collègue à tout moment.",
  abilities: () =>
    "Je peux consulter les vols et les portes, changer de siège, annuler une réservation, trouver un autre vol si vous manquez une correspondance, ajouter des bagages, voir les indemnisations et répondre aux questions sur les bagages, les animaux et les services à bord. Pour le reste, je peux faire venir un collègue.",
  person: () => "Bien sûr.",
  puzzled: () =>
    "Je ne suis pas sûr d'avoir compris. Je peux vous aider pour les vols, les réservations, les sièges, les bagages et les remboursements. Pouvez-vous le dire autrement ?",
  only_english: () => "Cela, je ne sais pas encore le faire en français.",
  no_such_flight: (number) => `Je ne trouve pas de vol ${number}. Vérifiez le numéro, s'il vous plaît.`,
  not_proven: () => "Je ne trouve pas de réservation avec ce code et ce nom. Vérifiez les deux, s'il vous plaît.",
  found: (booking) => `Merci, j'ai trouvé la réservation ${booking}.`,
  flight: (f) =>
    [status(f), f.gate && `Porte ${f.gate}${f.terminal ? `, terminal ${f.terminal}` : ""}.`].filter(Boolean).join(" "),
  topics: {
    wifi: () => "Oui, le Wi-Fi est gratuit à bord.",
    bags: ({ pounds, kilos, size, extra }) =>
      [
        "Le nombre de bagages gratuits dépend de la cabine et de votre statut.",
        pounds && kilos && `Chaque bagage peut peser jusqu'à ${kilos} kg (${pounds} livres).`,
        extra && `Un bagage supplémentaire coûte ${extra} $.`,
        size && `Le bagage cabine peut mesurer ${size} pouces.`,
      ]
        .filter(Boolean)
        .join(" "),
    seats: ({ all, business, economy, exits }) =>
      `L'avion a ${all} sièges : ${business} en classe affaires et ${economy} en économie.${exits ? ` Les issues sont aux rangées ${exits}.` : ""}`,
    pets: ({ fee }) =>
      `Un petit animal peut voyager en cabine dans son sac${fee ? ` ; cela coûte ${fee} $ par trajet` : ""}.`,
    quoted: (text) => `Nos conditions disent à ce sujet, en anglais : « ${text} »`,
    unknown: () => "Je n'ai rien trouvé à ce sujet dans nos conditions.",
  },
};
