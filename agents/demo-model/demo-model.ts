import { randomUUID } from "node:crypto";
import {
  AGENT_IDS,
  type AgentId,
  type FunctionTool,
  type Item,
  type Model,
  type ModelCallOptions,
  type ModelRequest,
  type ModelResponse,
} from "../../core/index.ts";
import { transferTo } from "../crew/handoffs.ts";
import { ROSTER } from "../crew/roster.ts";
import { remembered } from "../guardrails/output/remembered.ts";
import { decide, type Move, type Offer } from "./plan/decide.ts";
import { mattersOf } from "./plan/matters.ts";
import type { Line } from "./plan/script.ts";
import { type Talk, wordsOf } from "./plan/talk.ts";
import { dialogueIn } from "./reading/dialogue.ts";
import { type Exchange, exchangesIn } from "./reading/exchanges.ts";
import { situationIn } from "./reading/situation.ts";
import { type Pace, write } from "./stream.ts";
import { type Understanding, understand } from "./understanding/understand.ts";
import { verdictOn } from "./verdict.ts";

/** Of a date in front of a message: messages are understood as on their day. */
const DATE = "YYYY-MM-DD".length;

const READING_PACE: Pace = { piece: 12, everyMs: 4 };

/**
 * Plays every agent without a language model behind it: it reads the same request, answers in the same items and knows
 * nothing else. What it cannot understand it says, and it never claims to be more than a stand-in.
 */
export class DemoModel implements Model {
  readonly #pace: Pace;
  // A conversation is read from its beginning at every call, its messages only once.
  readonly #hear = remembered((dated) => understand(dated.slice(DATE), dated.slice(0, DATE)));

  constructor({ pace = READING_PACE }: { pace?: Pace } = {}) {
    this.#pace = pace;
  }

  async respond(request: ModelRequest, { signal, onTextDelta }: ModelCallOptions): Promise<ModelResponse> {
    signal.throwIfAborted();
    const verdict = verdictOn(request);
    if (verdict !== undefined) return spoken(verdict);
    const move = nextMove(request, this.#hear);
    if (move.step !== "line") return { items: [callItem(move, request.tools)], usage: {} };
    const text = answerText(move, request);
    if (onTextDelta) await write(text, this.#pace, signal, onTextDelta);
    return spoken(text);
  }
}

function nextMove(request: ModelRequest, hear: (dated: string) => Understanding): Move {
  const situation = situationIn(request.instructions);
  const exchanges = exchangesIn(request.input, (text) => hear(situation.today + text));
  const dialogue = dialogueIn(exchanges);
  const talk: Talk = {
    agent: situation.agent,
    language: situation.language,
    words: wordsOf(situation.language),
    situation,
    dialogue,
    now: dialogue.now ?? hear(situation.today),
    answers: exchanges.at(-1)?.asked ?? [],
    earlier: exchanges
      .slice(0, -1)
      .flatMap(({ asked }) => asked)
      .reverse(),
    secondTry: exchanges.at(-1)?.secondTry ?? false,
    tools: new Set(request.tools.map(({ name }) => name)),
  };
  return decide(mattersOf(talk), talk, offerOf(request, exchanges, situation.agent));
}

function offerOf({ tools }: ModelRequest, exchanges: readonly Exchange[], agent: AgentId | undefined): Offer {
  const names = new Set(tools.map(({ name }) => name));
  const ways = AGENT_IDS.map((id) => [id, transferTo(ROSTER[id])] as const);
  const nameOf = new Map(ways.map(([id, name]) => [name, id]));
  const transfersIn = (each: Exchange | undefined) => (each?.asked ?? []).flatMap(({ tool }) => nameOf.get(tool) ?? []);
  const taken = transfersIn(exchanges.at(-1));
  const before = exchanges.slice(0, -1).flatMap(transfersIn).at(-1);
  return {
    tools: names,
    transfers: new Map(ways.filter(([, name]) => names.has(name))),
    visited: new Set([...taken, ...(agent === undefined ? [] : [agent])]),
    triageTrips: taken.filter((id) => id === "TRIAGE").length,
    host: taken.length === 0 ? agent : (before ?? "TRIAGE"),
  };
}

/** A call as the Responses API writes it; fields the tool requires and nobody gave are null. */
function callItem(move: Exclude<Move, Line>, tools: readonly FunctionTool[]): Item {
  const fields = tools.find(({ name }) => name === move.tool)?.parameters.required;
  const given: Record<string, unknown> = move.step === "call" ? move.args : {};
  const names = Array.isArray(fields) ? fields.map(String) : Object.keys(given);
  const args = Object.fromEntries(names.map((name) => [name, given[name] ?? null]));
  return { type: "function_call", call_id: `call_${randomUUID()}`, name: move.tool, arguments: JSON.stringify(args) };
}

/** In the crew's output type where one is asked for, else as plain text. */
function answerText({ text, confidence, needsHuman, reason }: Line, { outputType }: ModelRequest): string {
  return outputType ? JSON.stringify({ confidence, needsHuman, reason, reply: text }) : text;
}

const spoken = (text: string): ModelResponse => ({
  items: [
    {
      type: "message",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text, annotations: [] }],
    },
  ],
  usage: {},
});
