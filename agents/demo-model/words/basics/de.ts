import type { Basics, ToldFlight } from "./keys.ts";

const status = (f: ToldFlight): string => {
  const flight = `${f.number} von ${f.from} nach ${f.to} am ${f.date}`;
  switch (f.status) {
    case "on time":
      return `${flight} ist pünktlich: Abflug ${f.departs}, Ankunft ${f.arrives}.`;
    case "delayed":
      return `${flight} ist ${f.delay} verspätet: Abflug ${f.departs} statt ${f.departsPlanned}, Ankunft ${f.arrives}.`;
    case "cancelled":
      return `${flight}, geplant für ${f.departsPlanned}, ist gestrichen.`;
    case "in the air":
      return `${flight} ist in der Luft: Abflug war ${f.departs}, Ankunft voraussichtlich ${f.arrives}.`;
    case "landed":
      return `${flight} ist gelandet: Abflug war ${f.departs}, Ankunft ${f.arrives}.`;
  }
};

/** What is said to people who write German. */
export const de: Basics = {
  greeting: (name) =>
    `Guten Tag${name ? ` ${name}` : ""}! Ich helfe bei Flügen, Buchungen, Sitzplätzen, Gepäck und Erstattungen. Was kann ich für Sie tun?`,
  all_right: () => "In Ordnung. Kann ich sonst noch etwas für Sie tun?",
  half_known: () => "Danke.",
  gladly: () => "Gern.",
  regrets: () => "Das tut mir leid.",
  still_puzzled: () => "Das verstehe ich leider immer noch nicht.",
  thanks: () => "Gern geschehen! Kann ich noch etwas für Sie tun?",
  goodbye: () => "Danke für Ihre Nachricht und gute Reise!",
  small_talk: () => "Ich bin da. Was kann ich für Sie tun?",
  bot: () =>
    "Ich bin kein Mensch. Ich bin der Assistent der Fluggesellschaft, und im Moment spielt mich ein regelbasierter Ersatz ohne Sprachmodell. Ich schlage alles in den Systemen der Fluggesellschaft nach und kann jederzeit eine Kollegin oder einen Kollegen dazuholen.",
  abilities: () =>
    "Ich kann Flüge und Flugsteige nachsehen, Sitzplätze ändern, Buchungen stornieren, bei verpassten Anschlüssen umbuchen, Gepäck hinzufügen, Entschädigungen prüfen und Fragen zu Gepäck, Haustieren und Bordservice beantworten. Für alles andere hole ich gern jemanden dazu.",
  person: () => "Natürlich.",
  puzzled: () =>
    "Ich bin nicht sicher, ob ich das verstanden habe. Ich helfe bei Flügen, Buchungen, Sitzplätzen, Gepäck und Erstattungen. Können Sie es anders sagen?",
  only_english: () => "Das kann ich auf Deutsch noch nicht.",
  no_such_flight: (number) => `Einen Flug ${number} finde ich nicht. Bitte prüfen Sie die Nummer.`,
  not_proven: () => "Ich finde keine Buchung mit diesem Code und Namen. Bitte prüfen Sie beides.",
  found: (booking) => `Danke, ich habe die Buchung ${booking} gefunden.`,
  flight: (f) =>
    [status(f), f.gate && `Flugsteig ${f.gate}${f.terminal ? `, Terminal ${f.terminal}` : ""}.`]
      .filter(Boolean)
      .join(" "),
  topics: {
    wifi: () => "Ja, an Bord gibt es kostenloses WLAN.",
    bags: ({ pounds, kilos, size, extra }) =>
      [
        "Wie viele Gepäckstücke frei sind, hängt von der Kabine und Ihrem Mitgliedsstatus ab.",
        pounds && kilos && `Jedes Gepäckstück darf bis zu ${kilos} kg (${pounds} Pfund) wiegen.`,
        extra && `Ein weiteres Gepäckstück kostet $${extra}.`,
        size && `Handgepäck darf ${size} Zoll groß sein.`,
      ]
        .filter(Boolean)
        .join(" "),
    seats: ({ all, business, economy, exits }) =>
      `Das Flugzeug hat ${all} Sitze: ${business} in der Business Class und ${economy} in der Economy.${exits ? ` Notausgänge sind in den Reihen ${exits}.` : ""}`,
    pets: ({ fee }) =>
      `Ein kleines Tier darf in einer Transporttasche in die Kabine${fee ? `; das kostet $${fee} pro Strecke` : ""}.`,
    quoted: (text) => `Unsere Bedingungen sagen dazu auf Englisch: “${text}”`,
    unknown: () => "Dazu habe ich in unseren Bedingungen nichts gefunden.",
  },
};
