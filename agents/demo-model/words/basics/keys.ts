/** A flight as it is told: numbers, places and local times, ready to be said. */
export interface ToldFlight {
  number: string;
  from: string;
  to: string;
  date: string;
  status: "on time" | "delayed" | "cancelled" | "in the air" | "landed";
  departs: string;
  departsPlanned: string;
  arrives: string;
  delay: string;
  cause: string | undefined;
  gate: string | undefined;
  terminal: string | undefined;
  boards: string | undefined;
}

/** What is known in every language of the house. Everything else is said in English, or by a person. */
export interface Basics {
  greeting(name: string | undefined): string;
  thanks(): string;
  /** To a no. */
  all_right(): string;
  goodbye(): string;
  small_talk(): string;
  /** Whoever asks what they talk to is told. */
  bot(): string;
  abilities(): string;
  /** Said while a person is being asked; the system announces who comes. */
  person(): string;
  puzzled(): string;
  still_puzzled(): string;
  /** To half of what was asked for, before the other half is asked for. */
  half_known(): string;
  /** Before the first question. */
  gladly(): string;
  /** Before the first question to somebody in trouble. */
  regrets(): string;
  /** For wishes whose words exist in English only. */
  only_english(): string;
  no_such_flight(number: string): string;
  not_proven(): string;
  /** The code and the name agree. */
  found(booking: string): string;
  flight(flight: ToldFlight): string;
  /** Before what the policies say about a topic, where the customer's language has no words for it. */
  topics: Topics;
}

/** Frequent questions whose answer is worded by hand. A figure that the policies do not give is left out. */
export interface Topics {
  wifi(): string;
  bags(figures: { pounds?: string; kilos?: string; size?: string; extra?: string }): string;
  seats(figures: { all?: string; business?: string; economy?: string; exits?: string }): string;
  pets(figures: { fee?: string }): string;
  /** What the policies say, in their own words. */
  quoted(text: string): string;
  /** The policies say nothing. */
  unknown(): string;
}
