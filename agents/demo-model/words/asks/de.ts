import type { BasicAsk } from "./ask.ts";

/** The questions that are asked in German. */
export const de: Record<BasicAsk, string> = {
  identity: "Wie lauten Ihr Buchungscode und der Nachname auf der Buchung?",
  last_name: "Und wie lautet der Nachname auf der Buchung?",
  code: "Und wie lautet der Buchungscode? Er hat sechs Zeichen.",
  flight_number: "Welche Flugnummer ist es?",
  offer_person: "Soll ich eine Kollegin oder einen Kollegen dazuholen?",
  confirm: "Soll ich das machen? Antworten Sie mit BESTÄTIGT, oder sagen Sie mir, was Sie lieber möchten.",
  which_seat: "Welchen Platz möchten Sie? Ich kann Ihnen auch den Sitzplan zeigen.",
  which_flight: "Welchen möchten Sie?",
  which_date: "An welchem Tag möchten Sie fliegen?",
  exit_row: "Diese Reihe liegt am Notausgang: Können und wollen Sie der Besatzung im Notfall helfen?",
  why_cancel:
    "Darf ich fragen, warum: andere Pläne, Ihre Gesundheit, das Wetter, oder haben wir einen Flug gestrichen?",
  how_many_bags: "Wie viele Gepäckstücke möchten Sie zusätzlich mitnehmen?",
  bag_tag: "Welche Nummer steht auf dem Gepäckanhänger? Sie beginnt mit BG.",
};
