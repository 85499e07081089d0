import { type Language, languages } from "../../language/language.ts";
import type { Intent } from "../understanding/intents.ts";

/** Questions an answer may end with. Each is one fixed sentence, so that the next message can be read as its answer. */
export type Ask =
  | "identity"
  | "last_name"
  | "code"
  | "flight_number"
  | "confirm"
  | "which_seat"
  | "which_service"
  | "which_flight"
  | "which_date"
  | "which_cabin"
  | "which_booking"
  | "route"
  | "bag_tag"
  | "what_happened"
  | "how_many_bags"
  | "right_name"
  | "passenger_details"
  | "payment"
  | "exit_row"
  | "why_cancel"
  | "one_time_code"
  | "offer_person"
  | "offer_map"
  | "offer_rebooking"
  | "offer_compensation"
  | "offer_bag_claim"
  | "offer_search";

/** Questions that are offers: a yes to them is a wish. */
export const OFFERS: Partial<Record<Ask, Intent>> = {
  offer_person: "ask_person",
  offer_map: "seat_map",
  offer_rebooking: "rebook",
  offer_compensation: "compensation",
  offer_bag_claim: "bag_missing",
  offer_search: "search_flights",
};

const en: Record<Ask, string> = {
  identity: "What is your confirmation code, and the last name on the booking?",
  last_name: "And what is the last name on the booking?",
  code: "And what is the confirmation code? It has six characters.",
  flight_number: "Which flight number is it?",
  confirm: "Shall I go ahead? Reply CONFIRM, or tell me what you'd like instead.",
  which_seat: "Which seat would you like? I can also show you the seat map.",
  which_service: "What kind of help or service do you need?",
  which_flight: "Which one would you like?",
  which_date: "Which day would you like to fly?",
  which_cabin: "Which cabin would you like: basic economy, economy or business?",
  which_booking: "Which booking do you mean?",
  route: "From where to where, and on which day?",
  bag_tag: "What is the number on the bag tag? It begins with BG.",
  what_happened: "What happened, in a few words?",
  how_many_bags: "How many more bags would you like to bring?",
  right_name: "What should it say? Please give me the first and last name as in the passport.",
  passenger_details: "Who is flying? Please give me first name, last name and date of birth.",
  payment: "Which of these would you like to pay with?",
  exit_row: "That row is at an exit: are you able and willing to help the crew in an emergency?",
  why_cancel: "May I ask why: a change of plan, your health, the weather, or did we cancel a flight?",
  one_time_code: "What are the six digits of the code?",
  offer_person: "Would you like me to bring in a colleague?",
  offer_map: "Would you like to see the seat map?",
  offer_rebooking: "Would you like to see other flights that get you there?",
  offer_compensation: "Would you like me to see what you are owed for this?",
  offer_bag_claim: "Would you like me to report it?",
  offer_search: "Would you like me to look for flights?",
};

/** What is asked in every language of the house; wishes that need more are dealt with in English or by a person. */
export type BasicAsk = "identity" | "last_name" | "code" | "flight_number" | "offer_person";

const others: Record<Exclude<Language, "en">, Record<BasicAsk, string>> = {
  es: {
    identity: "¿Cuál es su código de confirmación y el apellido de la reserva?",
    last_name: "¿Y cuál es el apellido de la reserva?",
    code: "¿Y cuál es el código de confirmación? Tiene seis caracteres.",
    flight_number: "¿Qué número de vuelo es?",
    offer_person: "¿Quiere que avise a un compañero?",
  },
  fr: {
    identity: "Quel est votre code de confirmation, et le nom de famille de la réservation ?",
    last_name: "Et quel est le nom de famille de la réservation ?",
    code: "Et quel est le code de confirmation ? Il compte six caractères.",
    flight_number: "Quel est le numéro du vol ?",
    offer_person: "Voulez-vous que je fasse venir un collègue ?",
  },
  de: {
    identity: "Wie lauten Ihr Buchungscode und der Nachname auf der Buchung?",
    last_name: "Und wie lautet der Nachname auf der Buchung?",
    code: "Und wie lautet der Buchungscode? Er hat sechs Zeichen.",
    flight_number: "Welche Flugnummer ist es?",
    offer_person: "Soll ich eine Kollegin oder einen Kollegen dazuholen?",
  },
  pt: {
    identity: "Qual é o seu código de confirmação e o sobrenome da reserva?",
    last_name: "E qual é o sobrenome da reserva?",
    code: "E qual é o código de confirmação? Ele tem seis caracteres.",
    flight_number: "Qual é o número do voo?",
    offer_person: "Quer que eu chame um colega?",
  },
  zh: {
    identity: "请问您的确认码和预订上的姓氏是什么？",
    last_name: "请问预订上的姓氏是什么？",
    code: "请问确认码是什么？共六个字符。",
    flight_number: "请问是哪个航班号？",
    offer_person: "需要我请同事来帮您吗？",
  },
  ja: {
    identity: "確認コードと、ご予約の姓を教えていただけますか。",
    last_name: "ご予約の姓を教えていただけますか。",
    code: "確認コードを教えていただけますか。六文字です。",
    flight_number: "便名を教えていただけますか。",
    offer_person: "担当者におつなぎしましょうか。",
  },
};

/** A question in the customer's language, or in English where it is only asked in English. */
export const ask = (language: Language, question: Ask): string =>
  (language === "en" ? undefined : (others[language] as Partial<Record<Ask, string>>)[question]) ?? en[question];

const known: readonly (readonly [string, Ask])[] = languages.flatMap((language) =>
  (Object.keys(en) as Ask[]).map((question) => [ask(language, question), question] as const),
);

/** The question a reply ended with. */
export const askIn = (reply: string): Ask | undefined => known.find(([sentence]) => reply.includes(sentence))?.[1];
