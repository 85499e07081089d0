/**
 * For testing what is built on the runner: a model that says what a test tells it to, and builders for what it says.
 *
 *     const model = new ScriptedModel([calls("find_booking", { code: "K7Q2XD" }), says("You are in 14C.")]);
 *     const result = await new Runner({ model }).run(agent, "Where do I sit?");
 *     expect(model.requests[1]?.input).toContainEqual(...)
 */
import type {
  FunctionCall,
  Item,
  MessageItem,
  Model,
  ModelCallOptions,
  ModelRequest,
  ModelResponse,
} from "./runner/index.ts";

/** What a scripted model does when it is asked: answer, fail, or decide from the request. */
export type Script =
  | ScriptedResponse
  | Error
  | ((
      request: ModelRequest,
      options: ModelCallOptions,
    ) => ScriptedResponse | Error | Promise<ScriptedResponse | Error>);

/** Words, items, or a whole response; with `delayMs` it comes later, and `chunks` are what is streamed of it. */
export type ScriptedResponse =
  | string
  | Item
  | readonly Item[]
  | (Partial<Omit<ModelResponse, "items">> & { items: readonly Item[]; delayMs?: number; chunks?: readonly string[] });

/**
 * Answers from a script, one entry a request, and records every request. Asked for more than the script holds, it fails
 * and says what was asked. It streams its text word by word to whoever listens, and stops when the signal aborts.
 */
export class ScriptedModel implements Model {
  /** What was asked, oldest first, as it was at the time. */
  readonly requests: ModelRequest[] = [];
  readonly #script: Script[];
  #next = 0;

  constructor(script: readonly Script[] = []) {
    this.#script = [...script];
  }

  /** Adds to the script. */
  add(...script: readonly Script[]): this {
    this.#script.push(...script);
    return this;
  }

  /** What is left of the script. */
  get remaining(): number {
    return this.#script.length - this.#next;
  }

  async respond(request: ModelRequest, options: ModelCallOptions): Promise<ModelResponse> {
    this.requests.push({ ...request, input: [...request.input] });
    options.signal.throwIfAborted();
    const script = this.#script[this.#next++];
    if (script === undefined) throw new ScriptExhausted(this.#script.length, request);
    const entry = typeof script === "function" ? await script(request, options) : script;
    if (entry instanceof Error) throw entry;
    const { delayMs, chunks, ...response } = whole(entry);
    if (delayMs !== undefined) await delay(delayMs, options.signal);
    for (const chunk of chunks ?? words(response.items)) options.onTextDelta?.(chunk);
    return { ...response, items: [...response.items] };
  }
}

/** The model was asked once more than its script foresaw. */
export class ScriptExhausted extends Error {
  constructor(scripted: number, request: ModelRequest) {
    const last = request.input.at(-1);
    super(
      `ScriptedModel has ${scripted} responses and was asked for another; the last item was ${JSON.stringify(last)}`,
    );
    this.name = "ScriptExhausted";
  }
}

let ids = 0;
const nextId = (prefix: string): string => `${prefix}_${++ids}`;

/** An assistant's message, as a model writes it. */
export const says = (text: string): MessageItem => ({
  type: "message",
  id: nextId("msg"),
  role: "assistant",
  status: "completed",
  content: [{ type: "output_text", text, annotations: [] }],
});

/** An assistant's answer in an output type. */
export const answers = (value: unknown): MessageItem => says(JSON.stringify(value));

/** A tool call, or a transfer. Each gets an id of its own unless one is given. */
export const calls = (name: string, args: unknown = {}, callId: string = nextId("call")): FunctionCall => ({
  type: "function_call",
  id: nextId("fc"),
  call_id: callId,
  name,
  arguments: typeof args === "string" ? args : JSON.stringify(args),
  status: "completed",
});

/** A message that declines. */
export const refuses = (refusal: string): MessageItem => ({
  type: "message",
  id: nextId("msg"),
  role: "assistant",
  status: "completed",
  content: [{ type: "refusal", refusal }],
});

/** A reasoning model's thought; put it in front of what it leads to. */
export const thinks = (summary = ""): Item => ({
  type: "reasoning",
  id: nextId("rs"),
  summary: summary ? [{ type: "summary_text", text: summary }] : [],
  encrypted_content: "gAAAA",
});

function whole(entry: ScriptedResponse): Extract<ScriptedResponse, { items: readonly Item[] }> {
  if (typeof entry === "string") return { items: [says(entry)] };
  if (Array.isArray(entry)) return { items: entry as readonly Item[] };
  return "items" in entry ? entry : { items: [entry as Item] };
}

const words = (items: readonly Item[]): string[] =>
  items.flatMap((item) => {
    if (item.type === "function_call" || item.type === "function_call_output" || item.type === "reasoning") return [];
    if (typeof item.content === "string") return item.content.match(/\s*\S+/g) ?? [];
    return item.content.flatMap((part) =>
      part.type === "output_text" ? (part.text.match(/\s*\S+\s*$|\s*\S+/g) ?? []) : [],
    );
  });

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
