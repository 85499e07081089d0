import {
  type Answer,
  type Config,
  InputGuardrailTripped,
  type Logs,
  OutputGuardrailTripped,
} from "../../core/index.ts";
import { maskPersonalData } from "../guardrails/output/personal-data/personal-data.ts";
import { confidenceFact } from "./confidence.ts";
import { escalate, saySentence } from "./endings.ts";
import { reasonOf } from "./failures.ts";
import { tooManyRefusals } from "./patience.ts";
import { reaches } from "./severity.ts";
import { caseOf, type Task } from "./task.ts";

type Severity = Config["ESCALATE_ON"];

/** What decides on failures. */
export interface RecoveryRules {
  /** A trip at least this severe opens a case. */
  escalateOn: Severity;
  logs: Logs;
}

/**
 * What comes of a run that failed: a refusal, or a case that says why. Throws the error itself where nothing the
 * customer or the crew did explains it: then the turn is tried again.
 */
export function recover(task: Task, error: unknown, { escalateOn, logs }: RecoveryRules): Answer {
  if (error instanceof InputGuardrailTripped) return refuse(task, error, escalateOn);
  if (error instanceof OutputGuardrailTripped && error.result.guardrail.name === "grounding")
    return ungrounded(task, error);
  const reason = reasonOf(error);
  if (!reason) throw error;
  const { turn, ground, recorder } = task;
  logs.warn(
    { conversation: turn.conversation, turn: turn.id, reason: reason.reason, error: (error as Error).message },
    "a person is needed",
  );
  const found = caseOf(task, reason);
  const withheld = error instanceof OutputGuardrailTripped ? { draft: maskPersonalData(recorder.draft) } : {};
  return escalate(ground, { ...found, ...withheld, summary: `${found.summary}\n${(error as Error).message}` });
}

/** Stopped messages stay in the log, marked, and never reach a model again. */
function refuse(task: Task, { result }: InputGuardrailTripped, escalateOn: Severity): Answer {
  const { turn, ground, entries } = task;
  const guardrail = result.guardrail.name;
  ground.facts.push(...turn.heard.map(({ id }) => ({ kind: "blocked" as const, message: id, guardrail })));
  if (reaches(result.output.severity, escalateOn) || tooManyRefusals(entries)) {
    const found = caseOf(task, {
      reason: "guardrail",
      priority: result.output.severity === "high" ? "high" : "normal",
    });
    return escalate(ground, { ...found, summary: `${found.summary}\n${guardrail}: ${result.output.message}` });
  }
  return saySentence(ground, result.output.severity === "low" ? "off_topic_refusal" : "blocked_refusal");
}

function ungrounded(task: Task, { result }: OutputGuardrailTripped): Answer {
  const facts = (result.output.metadata.ungrounded ?? []) as { text: string }[];
  const list = facts.map(({ text }) => text);
  task.ground.facts.push(confidenceFact({ value: 0, parts: { model: 1, grounding: 0 } }, list));
  const found = caseOf(task, { reason: "ungrounded", priority: "normal" });
  return escalate(task.ground, {
    ...found,
    draft: task.recorder.draft,
    summary: `${found.summary}\nNothing backs: ${list.join(", ")}`,
  });
}
