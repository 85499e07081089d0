import type { Entry, Escalation, Log, Turn } from "../../core/index.ts";
import { CustomerContext } from "../context.ts";
import type { Proofs } from "../identity/proofs.ts";
import type { Language } from "../language/index.ts";
import type { Ground } from "./endings.ts";
import { languageOf } from "./language.ts";
import { LOOKED_BACK, lastTime } from "./last-time.ts";
import type { PriceOf } from "./prices.ts";
import { Recorder } from "./recorder.ts";
import { summarise } from "./summary.ts";

/** One turn being answered. */
export interface Task {
  turn: Turn;
  /** The episode's log so far. */
  entries: Entry[];
  /** How the episode before this one ended, where there was one. */
  lastTime: string | undefined;
  context: CustomerContext;
  recorder: Recorder;
  ground: Ground;
}

/** What opening a turn needs. */
export interface TaskDesk {
  log: Log;
  proofs: Proofs;
  priceOf: PriceOf;
  modelName: string;
}

/** Gathers what is known before anybody thinks: the episode, the customer, the language. */
export async function openTask(turn: Turn, { log, proofs, priceOf, modelName }: TaskDesk): Promise<Task> {
  const entries = await log.read(turn.conversation, { after: Math.max(0, turn.state.episodeSeq - 1) });
  const { language, facts } = languageOf(turn.state.language, turn.heard, turn.state.fields.pageLanguage);
  const context = await openContext(turn, language);
  await vouchFor(context, turn, proofs);
  const keep = { language, context: context.toStore() };
  return {
    turn,
    entries,
    lastTime: await endOfLast(turn, log),
    context,
    recorder: new Recorder(turn, priceOf, modelName),
    ground: { language, keep, facts, binding: turn.binding },
  };
}

/** A person is needed: why, and what they have to know. */
export function caseOf(
  { entries, turn, recorder, lastTime: before }: Task,
  why: Pick<Escalation, "reason" | "priority">,
): Escalation {
  const did = { agent: turn.state.agent, tools: recorder.tally.tools, lastTime: before };
  return { ...why, summary: summarise(entries, turn.heard, did) };
}

function openContext(turn: Turn, language: Language): Promise<CustomerContext> {
  const { conversation, state, heard } = turn;
  const { address, name } = state;
  const hints = { ...(address.channel === "sms" && { phone: address.to }), ...(name !== undefined && { name }) };
  const stored = { ...state.context, language, hints: { ...(state.context.hints as object | undefined), ...hints } };
  return CustomerContext.open({ conversation, channel: address.channel, stored, heard, journal: turn });
}

/** A customer who is signed in on the airline's site arrives proven. */
async function vouchFor(context: CustomerContext, { state }: Turn, proofs: Proofs): Promise<void> {
  const { identity } = state.fields;
  if (!identity || context.kept.proof?.how === "signed_token") return;
  const { sub } = JSON.parse(identity) as { sub: string };
  await proofs.remember(context, "signed_token", [], sub);
}

async function endOfLast(
  { conversation, state: { episode, episodeSeq } }: Turn,
  log: Log,
): Promise<string | undefined> {
  if (episode < 2) return undefined;
  const after = Math.max(0, episodeSeq - 1 - LOOKED_BACK);
  return lastTime(await log.read(conversation, { after, to: episodeSeq - 1 }));
}
