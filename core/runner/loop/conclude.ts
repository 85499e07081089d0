import { InvalidFinalOutput, OutputGuardrailTripped } from "../errors.ts";
import { judge, type OutputVerdict } from "../guarding/output-verdict.ts";
import { assistantMessage, developerMessage, type Item, isMessage, type MessageItem } from "../items.ts";
import { textOfValue } from "../text.ts";
import { type ActiveRun, hears, tell } from "./run.ts";

/** Something that may become the run's answer. */
export interface Candidate {
  /** The parsed answer, as the caller and the output guardrails get it. */
  output: unknown;
  /** The answer as the model (or whoever made it) wrote it. */
  text: string;
  /** What goes into the history once it is the answer. */
  items: readonly Item[];
  /** Whether the agent may be asked to write it again. */
  mayRetry: boolean;
}

/** The model's text as the agent's answer. Throws `InvalidFinalOutput` when it does not fit the output type. */
export async function parseAnswer(run: ActiveRun, text: string): Promise<unknown> {
  const { outputType, name } = run.agent;
  if (!outputType) return text;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new InvalidFinalOutput(`${name} answered with text that is not JSON`, { cause });
  }
  return fitted(run, json);
}

/** A value as the agent's answer. */
export async function fitted(run: ActiveRun, value: unknown): Promise<unknown> {
  const { outputType, name } = run.agent;
  if (!outputType) return textOfValue(value);
  const parsed = await outputType.safeParseAsync(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "answer"}: ${message}`);
  throw new InvalidFinalOutput(`The answer of ${name} does not fit its output type: ${fields.join("; ")}`);
}

/**
 * Makes a candidate the answer if every guardrail agrees. Returns the final output, or undefined when the agent is to try
 * once more. Throws `OutputGuardrailTripped` when the answer must not be given.
 */
export async function conclude(run: ActiveRun, candidate: Candidate): Promise<Candidate | undefined> {
  await run.control.race(run.verdict);
  const verdict = await judge(run, candidate.output, candidate.mayRetry ? "answer" : "instead");
  if (verdict.remedy === "pass") return accept(run, candidate);
  if (verdict.remedy === "retry" && candidate.mayRetry && !run.retried) {
    askAgain(run, candidate, verdict);
    return undefined;
  }
  const replaced =
    typeof verdict.remedy === "object" ? replacement(run, candidate, verdict.remedy.replaceWith) : undefined;
  if (replaced) return accept(run, replaced);
  const [reason] = verdict.reasons;
  if (!reason) throw new Error("a remedy without a reason");
  throw new OutputGuardrailTripped(reason);
}

async function accept(run: ActiveRun, candidate: Candidate): Promise<Candidate> {
  await run.checkpoint?.("final");
  run.control.signal.throwIfAborted();
  run.history.append(...candidate.items);
  if (hears(run, "agent_end")) await tell(run, "agent_end", { result: candidate.output });
  return candidate;
}

/** The withheld draft and the reason are whispered: the next attempt sees them, the record does not. */
function askAgain(
  run: ActiveRun,
  { items }: Candidate,
  { reasons }: Extract<OutputVerdict, { reasons: unknown }>,
): void {
  run.retried = true;
  const why = reasons.map(({ output }) => output.message).join(" ");
  run.history.whisper(
    ...items,
    developerMessage(`This answer was not sent to the user. ${why} Write a new answer that avoids this.`),
  );
}

/** The guardrail's own words in the answer's place; undefined where the output type has no place for words. */
function replacement(run: ActiveRun, { output, items }: Candidate, words: string): Candidate | undefined {
  const { outputType, streamField } = run.agent;
  if (outputType && !streamField) return undefined;
  const value = streamField ? { ...(output as object), [streamField]: words } : words;
  const text = textOfValue(value);
  const message: MessageItem = assistantMessage(text);
  const others = items.filter((item) => !isMessage(item) && item.type !== "reasoning");
  return { output: value, text, items: [...others, message], mayRetry: false };
}
