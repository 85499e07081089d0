import type { Card, Escalation, Heard } from "../core/index.ts";
import type { Language } from "./language/index.ts";

/** What is known of whom we talk to. Kept with the conversation as JSON; agents, tools and callbacks read and extend it. */
export interface Remembered {
  /** Bookings this customer has proven to be theirs: confirmation code → how (`code and name`, `one-time code`, `signed in`). */
  proven: Record<string, string>;
  /** The airline's customer id, once proven. */
  user?: string;
  /** The booking, flight and seat under discussion; from a tool's facts or the customer's words, never invented. */
  booking?: string;
  flight?: string;
  seat?: string;
  /** A change that was proposed and waits for the customer's yes (`consent/`). */
  proposal?: Record<string, unknown>;
  [more: string]: unknown;
}

/** The run context: what is remembered, and what only this turn knows. One object per turn, never shared. */
export interface CustomerContext extends Remembered {
  readonly turn: {
    readonly conversation: string;
    readonly channel: string;
    readonly language: Language;
    /** What is being answered, in order; consent looks at these very words and presses. */
    readonly heard: readonly Heard[];
    /** What the channel calls the customer, e.g. their number or user name. A hint, never a proof. */
    readonly hints: { phone?: string; name?: string; slackUser?: string };
    /** Shown beside the answer where the channel can: proposals, seat maps, choices. Tools add to it. */
    readonly cards: Card[];
    /** Set by a tool that needs a person: asked for, or an approval. */
    escalation?: Omit<Escalation, "summary"> & { summary?: string };
  };
}

/** The context as it is kept between turns: without what only this turn knew. */
export function remember({ turn: _, ...remembered }: CustomerContext): Remembered {
  return remembered;
}
