import type { AgentId } from "../../core/index.ts";
import { baggage } from "./baggage.ts";
import { booking } from "./booking.ts";
import { faq } from "./faq.ts";
import { flights } from "./flights.ts";
import { refunds } from "./refunds.ts";
import type { Role } from "./role.ts";
import { seats } from "./seats.ts";
import { triage } from "./triage.ts";

/** Everyone who can be on duty; triage meets the customer first. */
export const ROSTER: Readonly<Record<AgentId, Role>> = {
  TRIAGE: triage,
  FLIGHTS: flights,
  BOOKING: booking,
  SEATS: seats,
  BAGGAGE: baggage,
  FAQ: faq,
  REFUNDS: refunds,
};

/** The agent of a name, where there is one. */
export const agentIdOf = (name: string): AgentId | undefined =>
  Object.values(ROSTER).find((role) => role.name === name)?.id;
