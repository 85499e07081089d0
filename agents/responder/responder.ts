import {
  type Answer,
  type Config,
  type Entry,
  type Escalation,
  InputGuardrailTripped,
  isOutput,
  type Log,
  type Logs,
  type Model,
  OutputGuardrailTripped,
  type Responder,
  Runner,
  type RunResult,
  type Turn,
} from "../../core/index.ts";
import { CustomerContext } from "../context.ts";
import type { Crew } from "../crew/crew.ts";
import type { Reply } from "../crew/reply.ts";
import { maskPersonalData } from "../guardrails/output/personal-data/personal-data.ts";
import type { Contacts } from "../identity/contacts.ts";
import type { Proofs } from "../identity/proofs.ts";
import { compensationOf, type Language } from "../language/index.ts";
import { isOnlyAttached } from "./attached.ts";
import { cardsOf } from "./cards.ts";
import { confidenceFact, confidenceOf } from "./confidence.ts";
import { escalate, type Ground, say, saySentence } from "./endings.ts";
import { reasonOf } from "./failures.ts";
import { historyOf } from "./history.ts";
import { languageOf } from "./language.ts";
import { LOOKED_BACK, lastTime } from "./last-time.ts";
import { outOfPatience, tooManyRefusals } from "./patience.ts";
import type { PriceOf } from "./prices.ts";
import { Recorder } from "./recorder.ts";
import { reaches } from "./severity.ts";
import { Streamer } from "./streamer.ts";
import { summarise } from "./summary.ts";

const STAFF_LANGUAGE: Language = "en";

/** What answering needs. */
export interface ResponderDesk {
  crew: Crew;
  model: Model;
  /** As the log names it. */
  modelName: string;
  log: Log;
  config: Pick<Config, "MAX_TURNS" | "CONFIDENCE_THRESHOLD" | "ESCALATE_ON" | "version" | "TRACE_CONTENT">;
  priceOf: PriceOf;
  proofs: Proofs;
  contacts: Contacts;
  /** Channels whose customers see words while they are written. */
  streaming: readonly string[];
  logs: Logs;
}

/** Answers turns with the crew: what the customer may not ask is refused, what the bot can't answer well becomes a case. */
export class CrewResponder implements Responder {
  readonly #desk: ResponderDesk;

  constructor(desk: ResponderDesk) {
    this.#desk = desk;
  }

  async respond(turn: Turn, signal: AbortSignal): Promise<Answer> {
    const task = await this.#open(turn);
    await turn.record([
      ...task.ground.facts.splice(0),
      { kind: "turn", turn: turn.id, phase: "began", config: this.#desk.config.version },
    ]);
    if (turn.heard.every(isOnlyAttached)) return this.#thankFor(task);
    const patience = outOfPatience(task.entries, turn.heard);
    if (patience) return escalate(task.ground, this.#caseOf(task, patience));
    try {
      const answer = this.#conclude(task, await this.#run(task, signal));
      await this.#joinContact(task);
      return answer;
    } catch (error) {
      return this.#recover(task, error);
    } finally {
      task.ground.keep.context = task.context.toStore();
    }
  }

  async giveUp(turn: Turn, reason: "poison_turn" | "model_unavailable"): Promise<Answer> {
    const task = await this.#open(turn);
    return escalate(task.ground, this.#caseOf(task, { reason, priority: "high" }));
  }

  async #open(turn: Turn): Promise<Task> {
    const entries = await this.#desk.log.read(turn.conversation, { after: Math.max(0, turn.state.episodeSeq - 1) });
    const { language, facts } = languageOf(turn.state.language, turn.heard, turn.state.fields.pageLanguage);
    const context = await openContext(turn, language);
    await this.#vouchFor(context, turn);
    const keep = { language, context: context.toStore() };
    return {
      turn,
      entries,
      lastTime: await this.#lastTime(turn),
      context,
      recorder: new Recorder(turn, this.#desk.priceOf, this.#desk.modelName),
      ground: { language, keep, facts, binding: turn.binding },
    };
  }

  /** How the episode before this one ended, where there was one. */
  async #lastTime({ conversation, state: { episode, episodeSeq } }: Turn): Promise<string | undefined> {
    if (episode < 2) return undefined;
    const after = Math.max(0, episodeSeq - 1 - LOOKED_BACK);
    return lastTime(await this.#desk.log.read(conversation, { after, to: episodeSeq - 1 }));
  }

  /** A customer who is signed in on the airline's site arrives proven. */
  async #vouchFor(context: CustomerContext, { state }: Turn): Promise<void> {
    const { identity } = state.fields;
    if (!identity || context.kept.proof?.how === "signed_token") return;
    const { sub } = JSON.parse(identity) as { sub: string };
    await this.#desk.proofs.remember(context, "signed_token", [], sub);
  }

  async #run(
    { turn, entries, context, recorder, lastTime: before }: Task,
    signal: AbortSignal,
  ): Promise<RunResult<Reply>> {
    const { crew, config, model } = this.#desk;
    const runner = new Runner({
      model,
      maxTurns: config.MAX_TURNS,
      hooks: recorder.hooks(),
      tracing: { content: config.TRACE_CONTENT },
    });
    const options = {
      context,
      signal,
      journal: turn,
      runId: turn.id,
      checkpoint: async (moment: "model" | "write" | "final") => {
        await turn.check();
        // From here on newer messages wait for the next turn (I11).
        if (moment === "write") await turn.bind();
      },
    };
    const agent = crew.agents.find(({ name }) => name === turn.state.agent) ?? crew.entry;
    const input = historyOf(entries, turn.heard, before);
    if (!this.#desk.streaming.includes(turn.state.address.channel)) return runner.run(agent, input, options);
    const releaseWhen = (partial: unknown) => !context.kept.failed && this.#sure(partial as Partial<Reply>);
    const stream = runner.stream(agent, input, { ...options, releaseWhen });
    await new Streamer(turn).follow(stream);
    return stream.result;
  }

  #sure({ confidence, needsHuman }: Partial<Reply>): boolean {
    return confidence !== undefined && confidence >= this.#desk.config.CONFIDENCE_THRESHOLD && needsHuman === false;
  }

  #conclude(task: Task, result: RunResult<Reply>): Answer {
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
    const escalation = this.#askedFor(task) ?? this.#failed(task, reply) ?? this.#unsure(task, reply, confidence.value);
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
  #failed(task: Task, { reply }: Reply): Escalation | undefined {
    const { failed } = task.context.kept;
    if (!failed) return undefined;
    const found = this.#caseOf(task, { reason: "tool_failed", priority: "high" });
    return { ...found, summary: `${found.summary}\nThis step failed: ${failed.replaceAll("_", " ")}`, draft: reply };
  }

  /** An answer the bot is not sure enough of goes to staff as a draft. */
  #unsure(task: Task, reply: Reply, confidence: number): Escalation | undefined {
    if (!reply.needsHuman && confidence >= this.#desk.config.CONFIDENCE_THRESHOLD) return undefined;
    const why = reply.reason ? `\nThe bot was not sure: ${reply.reason}` : "";
    const found = this.#caseOf(task, { reason: "low_confidence", priority: "normal" });
    return { ...found, summary: found.summary + why, draft: reply.reply };
  }

  /** A proven customer's conversations belong together: begun on the web, one goes on by text. */
  async #joinContact({ context, turn, ground }: Task): Promise<void> {
    const contact = context.kept.proof?.customer;
    if (!contact) return;
    await this.#desk.contacts.note(context);
    if (turn.state.contact === contact) return;
    ground.keep.contact = contact;
    ground.facts.push({ kind: "contact", contact, how: context.kept.proof?.how ?? "" });
  }

  /** What a tool asked a person for: to take over, or to approve. */
  #askedFor(task: Task): Escalation | undefined {
    const { person, approval } = task.context.kept;
    const { language } = task.ground;
    if (person)
      return {
        ...this.#caseOf(task, { reason: "asked", priority: "normal" }),
        summary: `${person.reason}\n${person.summary}`,
      };
    if (!approval) return undefined;
    const what = compensationOf(approval.amount, STAFF_LANGUAGE);
    const found = this.#caseOf(task, { reason: "approval", priority: "normal" });
    const toCustomer = compensationOf(approval.amount, language);
    return { ...found, detail: { approval: { ...approval, id: approval.case, what, toCustomer } } };
  }

  #recover(task: Task, error: unknown): Answer {
    if (error instanceof InputGuardrailTripped) return this.#refuse(task, error);
    if (error instanceof OutputGuardrailTripped && error.result.guardrail.name === "grounding")
      return this.#ungrounded(task, error);
    const reason = reasonOf(error);
    if (!reason) throw error;
    const { turn, ground, recorder } = task;
    this.#desk.logs.warn(
      { conversation: turn.conversation, turn: turn.id, reason: reason.reason, error: (error as Error).message },
      "a person is needed",
    );
    const found = this.#caseOf(task, reason);
    const withheld = error instanceof OutputGuardrailTripped ? { draft: maskPersonalData(recorder.draft) } : {};
    return escalate(ground, { ...found, ...withheld, summary: `${found.summary}\n${(error as Error).message}` });
  }

  /** The model sees no files: there is nothing to ask it, but it is to know of them when words follow. */
  #thankFor({ turn, ground }: Task): Answer {
    ground.facts.push({ kind: "items", turn: turn.id, heard: turn.heard.map(({ seq }) => seq), items: [] });
    return saySentence(ground, "attachment_received");
  }

  /** Stopped messages stay in the log, marked, and never reach a model again. */
  #refuse(task: Task, { result }: InputGuardrailTripped): Answer {
    const { turn, ground, entries } = task;
    const guardrail = result.guardrail.name;
    ground.facts.push(...turn.heard.map(({ id }) => ({ kind: "blocked" as const, message: id, guardrail })));
    if (reaches(result.output.severity, this.#desk.config.ESCALATE_ON) || tooManyRefusals(entries)) {
      const found = this.#caseOf(task, {
        reason: "guardrail",
        priority: result.output.severity === "high" ? "high" : "normal",
      });
      return escalate(ground, { ...found, summary: `${found.summary}\n${guardrail}: ${result.output.message}` });
    }
    return saySentence(ground, result.output.severity === "low" ? "off_topic_refusal" : "blocked_refusal");
  }

  #ungrounded(task: Task, { result }: OutputGuardrailTripped): Answer {
    const facts = (result.output.metadata.ungrounded ?? []) as { text: string }[];
    const list = facts.map(({ text }) => text);
    task.ground.facts.push(confidenceFact({ value: 0, parts: { model: 1, grounding: 0 } }, list));
    const found = this.#caseOf(task, { reason: "ungrounded", priority: "normal" });
    return escalate(task.ground, {
      ...found,
      draft: task.recorder.draft,
      summary: `${found.summary}\nNothing backs: ${list.join(", ")}`,
    });
  }

  #caseOf(
    { entries, turn, recorder, lastTime: before }: Task,
    why: Pick<Escalation, "reason" | "priority">,
  ): Escalation {
    const did = { agent: turn.state.agent, tools: recorder.tally.tools, lastTime: before };
    return { ...why, summary: summarise(entries, turn.heard, did) };
  }
}

/** One turn being answered. */
interface Task {
  turn: Turn;
  entries: Entry[];
  lastTime: string | undefined;
  context: CustomerContext;
  recorder: Recorder;
  ground: Ground;
}

function openContext(turn: Turn, language: Language): Promise<CustomerContext> {
  const { conversation, state, heard } = turn;
  const { address, name } = state;
  const hints = { ...(address.channel === "sms" && { phone: address.to }), ...(name !== undefined && { name }) };
  const stored = { ...state.context, language, hints: { ...(state.context.hints as object | undefined), ...hints } };
  return CustomerContext.open({ conversation, channel: address.channel, stored, heard, journal: turn });
}
