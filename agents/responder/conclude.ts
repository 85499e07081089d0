import { type Answer, type Escalation, isOutput, type RunResult } from "../../core/index.ts";
import type { Reply } from "../crew/reply.ts";
import { compensationOf, type Language } from "../language/index.ts";
import { cardsOf } from "./cards.ts";
import { confidenceFact, confidenceOf } from "./confidence.ts";
import { escalate, say } from "./endings.ts";
import { caseOf, type Task } from "./task.ts";

const STAFF_LANGUAGE: Language = "en";

/**
 * What comes of a run that ended in a reply: the reply itself, or a case where a tool asked for a person, a step broke,
 * or the bot is less sure than `leastConfidence`.
 */
export function conclude(task: Task, result: RunResult<Reply>, leastConfidence: number): Answer {
  const { turn, ground, context } = task;
  const reply = result.finalOutput;
  if (!reply) throw new Error("the run ended without an answer and without an error");
  ground.keep.agent = result.lastAgent.name;
  ground.binding ||= turn.binding || task.recorder.tally.handedOff;
  const groundedAtOnce = !result.outputGuardrailResults.some(
    ({ guardrail, status }) => guardrail.name === "grounding" && status === "tripped",
  );
  const confidence = confidenceOf(reply.confidence, groundedAtOnce);
  ground.facts.push(confidenceFact(confidence));
  const escalation = askedFor(task) ?? failed(task, reply) ?? unsure(task, reply, confidence.value, leastConfidence);
  // What the customer never read was never said, nor the thought that led to it.
  const { newItems } = result;
  const items = escalation ? newItems.slice(0, newItems.findLastIndex(isOutput) + 1) : newItems;
  ground.facts.push({ kind: "items", turn: turn.id, heard: turn.heard.map(({ seq }) => seq), items: [...items] });
  if (escalation) return escalate(ground, escalation);
  const [card, ...more] = cardsOf(context);
  const words = { from: "bot" as const, text: reply.reply, ...(card && { card }) };
  return say(ground, [words, ...more.map((each) => ({ from: "bot" as const, text: "", card: each }))]);
}

/** A step that broke, and not because the airline said no: whatever the bot makes of it, a person looks. */
function failed(task: Task, { reply }: Reply): Escalation | undefined {
  const step = task.context.kept.failed;
  if (!step) return undefined;
  const found = caseOf(task, { reason: "tool_failed", priority: "high" });
  return { ...found, summary: `${found.summary}\nThis step failed: ${step.replaceAll("_", " ")}`, draft: reply };
}

/** An answer the bot is not sure enough of goes to staff as a draft. */
function unsure(task: Task, reply: Reply, confidence: number, least: number): Escalation | undefined {
  if (!reply.needsHuman && confidence >= least) return undefined;
  const why = reply.reason ? `\nThe bot was not sure: ${reply.reason}` : "";
  const found = caseOf(task, { reason: "low_confidence", priority: "normal" });
  return { ...found, summary: found.summary + why, draft: reply.reply };
}

/** What a tool asked a person for: to take over, or to approve. */
function askedFor(task: Task): Escalation | undefined {
  const { person, approval } = task.context.kept;
  const { language } = task.ground;
  if (person)
    return {
      ...caseOf(task, { reason: "asked", priority: "normal" }),
      summary: `${person.reason}\n${person.summary}`,
    };
  if (!approval) return undefined;
  const what = compensationOf(approval.amount, STAFF_LANGUAGE);
  const found = caseOf(task, { reason: "approval", priority: "normal" });
  const toCustomer = compensationOf(approval.amount, language);
  return { ...found, detail: { approval: { ...approval, id: approval.case, what, toCustomer } } };
}
