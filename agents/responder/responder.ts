import {
  type Agent,
  type Answer,
  type Config,
  type Entry,
  type Escalation,
  InputGuardrailTripped,
  type Log,
  type Logs,
  type Model,
  OutputGuardrailTripped,
  type Responder,
  Runner,
  type RunResult,
  sayingId,
  type Severity,
  type Turn,
} from "../../core/index.ts";
import { type CustomerContext, openContext } from "../context.ts";
import type { Crew, Reply } from "../crew/crew.ts";
import { ungroundedIn } from "../guardrails/index.ts";
import { confidenceFact, confidenceOf } from "./confidence.ts";
import { escalate, type Ground, say, saySentence } from "./endings.ts";
import { reasonOf } from "./failures.ts";
import { customerWords, historyOf } from "./history.ts";
import { languageOf } from "./language.ts";
import { outOfPatience, tooManyRefusals } from "./patience.ts";
import { Recorder } from "./recorder.ts";
import { summarise } from "./summary.ts";

/** What answering needs. */
export interface ResponderDesk {
  crew: Crew;
  model: Model;
  log: Log;
  config: Pick<Config, "MAX_TURNS" | "CONFIDENCE_THRESHOLD" | "ESCALATE_ON" | "version">;
  /** US dollars a model call cost, where the price is known. */
  priceOf(model: string, tokens: { input: number; output: number }): number | undefined;
  /** Channels whose customers see words while they are written. */
  streaming: readonly string[];
  logs: Logs;
}
