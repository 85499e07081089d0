import type { Basics, ToldFlight } from "./keys.ts";

const status = (f: ToldFlight): string => {
  const flight = `${f.number} from ${f.from} to ${f.to} on ${f.date}`;
  switch (f.status) {
    case "on time":
      return `${flight} is on time: it leaves at ${f.departs} and arrives at ${f.arrives}.`;
    case "delayed":
      return `${flight} is delayed by ${f.delay}: it now leaves at ${f.departs} instead of ${f.departsPlanned}, and arrives at ${f.arrives}.`;
    case "cancelled":
      return `${flight}, planned for ${f.departsPlanned}, is cancelled.`;
    case "in the air":
      return `${flight} is in the air: it left at ${f.departs}${late(f)} and should arrive at ${f.arrives}.`;
    case "landed":
      return `${flight} has landed: it left at ${f.departs}${late(f)} and arrived at ${f.arrives}.`;
  }
};

const late = ({ delay, departsPlanned }: ToldFlight): string =>
  delay ? `, ${delay} later than planned (${departsPlanned}),` : "";

const causes: Record<string, string> = {
  technical: "a technical problem",
  crew: "crew availability",
  weather: "the weather",
  air_traffic_control: "air traffic control",
  airport: "a disruption at the airport",
};

/** What is said to people who write English. */
export const en: Basics = {
  greeting: (name) =>
    `Hello${name ? ` ${name}` : ""}! I can help with flights, bookings, seats, bags, refunds and travel questions. What can I do for you?`,
  all_right: () => "All right. Is there anything else I can do for you?",
  half_known: () => "Thank you.",
  gladly: () => "I'm happy to help.",
  regrets: () => "I'm sorry to hear that.",
  still_puzzled: () => "I'm afraid I still don't understand.",
  thanks: () => "You're welcome! Is there anything else I can do for you?",
  goodbye: () => "Thank you for writing, and have a good trip!",
  small_talk: () => "I'm here and ready to help. What can I do for you?",
  bot: () =>
    "I'm not a person. I'm the airline's assistant, and right now a rule-based stand-in plays me, without a language model behind it. I look everything up in the airline's own systems, and I can bring in a colleague at any time.",
  abilities: () =>
    "I can look up flights and gates, find and change bookings, choose seats, arrange special help, trace bags, and see to refunds and compensation. I can also answer questions about bags, pets, documents and what is on board. Or I bring in a colleague. Write in Spanish, French, German, Portuguese, Chinese or Japanese, and I answer in that language, if more simply.",
  person: () => "Of course.",
  puzzled: () =>
    "I'm not sure I understood. I can help with flights, bookings, seats, bags and refunds. Could you say it in other words?",
  only_english: () => "That goes beyond what I can do here.",
  no_such_flight: (number) =>
    `I can't find a flight ${number}. Please check the number: it stands on your ticket, for example as two letters and three digits.`,
  not_proven: () =>
    "I couldn't find a booking with that code and name. Please check both: they must be as on the confirmation.",
  found: (booking) => `Thank you, I found booking ${booking}.`,
  flight: (f) =>
    [
      status(f),
      f.cause && `The reason is ${causes[f.cause] ?? f.cause}.`,
      f.gate &&
        `Gate ${f.gate}${f.terminal ? `, terminal ${f.terminal}` : ""}${f.boards ? `; boarding begins at ${f.boards}` : ""}.`,
    ]
      .filter(Boolean)
      .join(" "),
  topics: {
    wifi: () => "Yes, there is free Wi-Fi on board.",
    bags: () => "",
    seats: () => "",
    pets: () => "",
    quoted: (text) => text,
    unknown: () => "I found nothing about that in our policies.",
  },
};
