import {
  type Answer,
  type Config,
  type Log,
  type Logs,
  type Model,
  type Responder,
  Runner,
  type RunResult,
  type Turn,
} from "../../core/index.ts";
import type { Crew } from "../crew/crew.ts";
import type { Reply } from "../crew/reply.ts";
import type { Contacts } from "../identity/contacts.ts";
import type { Proofs } from "../identity/proofs.ts";
import { isOnlyAttached } from "./attached.ts";
import { conclude } from "./conclude.ts";
import { escalate, saySentence } from "./endings.ts";
import { historyOf } from "./history.ts";
import { outOfPatience } from "./patience.ts";
import type { PriceOf } from "./prices.ts";
import { recover } from "./recover.ts";
import { Streamer } from "./streamer.ts";
import { caseOf, openTask, type Task } from "./task.ts";

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
    const task = await openTask(turn, this.#desk);
    await turn.record([
      ...task.ground.facts.splice(0),
      { kind: "turn", turn: turn.id, phase: "began", config: this.#desk.config.version },
    ]);
    if (turn.heard.every(isOnlyAttached)) return this.#thankFor(task);
    const patience = outOfPatience(task.entries, turn.heard);
    if (patience) return escalate(task.ground, caseOf(task, patience));
    try {
      const answer = conclude(task, await this.#run(task, signal), this.#desk.config.CONFIDENCE_THRESHOLD);
      await this.#joinContact(task);
      return answer;
    } catch (error) {
      return recover(task, error, { escalateOn: this.#desk.config.ESCALATE_ON, logs: this.#desk.logs });
    } finally {
      task.ground.keep.context = task.context.toStore();
    }
  }

  async giveUp(turn: Turn, reason: "poison_turn" | "model_unavailable"): Promise<Answer> {
    const task = await openTask(turn, this.#desk);
    return escalate(task.ground, caseOf(task, { reason, priority: "high" }));
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

  /** A proven customer's conversations belong together: begun on the web, one goes on by text. */
  async #joinContact({ context, turn, ground }: Task): Promise<void> {
    const contact = context.kept.proof?.customer;
    if (!contact) return;
    await this.#desk.contacts.note(context);
    if (turn.state.contact === contact) return;
    ground.keep.contact = contact;
    ground.facts.push({ kind: "contact", contact, how: context.kept.proof?.how ?? "" });
  }

  /** The model sees no files: there is nothing to ask it, but it is to know of them when words follow. */
  #thankFor({ turn, ground }: Task): Answer {
    ground.facts.push({ kind: "items", turn: turn.id, heard: turn.heard.map(({ seq }) => seq), items: [] });
    return saySentence(ground, "attachment_received");
  }
}
