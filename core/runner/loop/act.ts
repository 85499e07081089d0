import { EmptyResponse, HandoffError, InputGuardrailTripped, ModelBehaviorError, ModelRefusal } from "../errors.ts";
import { callOutput, developerMessage, type Item, isCall, isMessage, refusalOf, textOf } from "../items.ts";
import { type Call, type Sorted, sortCalls } from "./calls.ts";
import { type Performed, performAll } from "./perform-all.ts";
import { offerOf } from "./request.ts";
import type { ActiveRun } from "./run.ts";
import { answerFromTools } from "./tool-use.ts";
import { announce, chooseTransfer, type Transfer, type Transfers } from "./transfer.ts";

/** What a response leads to. */
export type Next =
  /** The model has words; `items` are its own, not yet in the history. */
  | { kind: "answer"; text: string; items: readonly Item[] }
  /** The tools' output is the answer. */
  | { kind: "tool_answer"; output: unknown }
  | { kind: "handoff"; transfer: Transfer }
  /** Somebody must decide on a call first. */
  | { kind: "waits" }
  | { kind: "again" };

/** How often in a row a model may ask for what is not there. */
const MAX_STRIKES = 3;

/**
 * Does what the response asks for. Calls enter the history together with their outputs, so no step is ever half shown, and
 * whatever ends the run ends it after what was done is on record.
 */
export async function act(run: ActiveRun, items: readonly Item[]): Promise<Next> {
  if (!items.some(isCall)) return wordsIn(run, items);
  run.wasEmpty = false;
  const sorted = sortCalls(run, items, await offerOf(run));
  const toolCalls = sorted.calls.filter((call) => !call.handoff);
  const performed = await performAll(run, toolCalls);
  if (toolCalls.some((call) => call.tool)) run.toolUsers.add(run.agent.name);
  const transfers = await transfersIn(run, sorted, performed);
  if (performed.waiting.length > 0 && !performed.failure) return waits(run, sorted, performed);

  const { failure } = performed;
  // What a model made of a blocked message is no part of the conversation; it can only have read.
  if (!(failure?.error instanceof InputGuardrailTripped)) settle(run, sorted, performed, transfers);
  if (failure) throw failure.error;
  tellAside(run, sorted);
  countStrikes(run, sorted.calls, transfers);
  if (transfers.accepted) return { kind: "handoff", transfer: transfers.accepted };
  const answer = await answerFromTools(run, toolCalls, performed.answers);
  return answer ? { kind: "tool_answer", output: answer.output } : { kind: "again" };
}

const NONE: Transfers = { accepted: undefined, answers: new Map(), refused: undefined };

/** After the verdict, and once nobody is waited for: chooses a transfer and calls its callback. */
async function transfersIn(run: ActiveRun, sorted: Sorted, performed: Performed): Promise<Transfers> {
  if (performed.failure) return NONE;
  try {
    await run.control.race(run.verdict);
    if (performed.waiting.length > 0) return NONE;
    const transfers = await chooseTransfer(run, sorted.calls, await offerOf(run));
    if (transfers.accepted) await announce(run, transfers.accepted);
    return transfers;
  } catch (error) {
    performed.failure = { error };
    return NONE;
  }
}

function waits(run: ActiveRun, sorted: Sorted, { answers, waiting }: Performed): Next {
  run.pending = {
    items: sorted.items,
    answered: [...answers.values()],
    waiting: waiting.filter(({ inside }) => !inside).map(({ call }) => call.item),
    nested: waiting.flatMap(({ inside }) => (inside ? [inside] : [])),
  };
  return { kind: "waits" };
}

/**
 * Puts the response and the answers to its calls into the history, in the order of the calls. A call that already stands
 * there is not put there again.
 */
function settle(run: ActiveRun, { items, calls }: Sorted, { answers }: Performed, transfers: Transfers): void {
  run.pending = undefined;
  const fresh = calls.filter(({ item }) => !run.calls.has(item.call_id));
  const outputs = fresh.map(({ item }) => {
    const answer = answers.get(item.call_id);
    const output = answer?.output ?? transfers.answers.get(item.call_id) ?? "No result: the run ended first.";
    if (answer)
      run.calls.set(item.call_id, { callId: item.call_id, name: item.name, arguments: item.arguments, output });
    return callOutput(item.call_id, output);
  });
  const asked = new Set<Item>(fresh.map(({ item }) => item));
  run.history.append(...items.filter((item) => !isCall(item) || asked.has(item)), ...outputs);
}

/** Text beside calls: part of the conversation, and not the answer. */
function tellAside(run: ActiveRun, { items }: Sorted): void {
  for (const item of items) {
    if (isMessage(item)) run.emit?.({ type: "message_created", agent: run.agent, item, final: false });
  }
}

function countStrikes(run: ActiveRun, calls: readonly Call[], { refused }: Transfers): void {
  const unknown = calls.find((call) => !call.tool && !call.handoff);
  run.strikes = unknown || refused ? run.strikes + 1 : 0;
  if (run.strikes < MAX_STRIKES) return;
  if (refused) {
    throw new HandoffError(refused.code, refused.toolName, `${run.agent.name} kept asking for an impossible transfer`);
  }
  throw new ModelBehaviorError(`${run.agent.name} kept calling tools that do not exist (${unknown?.item.name})`);
}

/** The words of a response without calls. What the model made of a message that is blocked is of no interest. */
async function wordsIn(run: ActiveRun, items: readonly Item[]): Promise<Next> {
  await run.control.race(run.verdict);
  const messages = items.filter(isMessage);
  const text = messages.map(textOf).join("");
  if (text.trim()) return { kind: "answer", text, items };
  const refusal = messages.map(refusalOf).join("");
  if (refusal) {
    run.history.append(...items);
    throw new ModelRefusal(refusal);
  }
  if (run.wasEmpty) throw new EmptyResponse(`${run.agent.name} answered nothing, twice`);
  run.wasEmpty = true;
  run.history.whisper(developerMessage("Your last response was empty. Answer the user."));
  return { kind: "again" };
}
