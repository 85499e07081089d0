import type { AnyAgent } from "../agent.ts";
import type { Emit } from "../events.ts";
import type { OutputGuardrail } from "../guardrail.ts";
import type { ActiveRun } from "../loop/run.ts";
import { checkAll } from "./guard.ts";
import { outputGuardrailsOf } from "./output-verdict.ts";
import { readPartial } from "./partial-object.ts";

/**
 * Lets an answer out while it is being written. Nothing leaves before the input guardrails' verdict; where output
 * guardrails or `releaseWhen` watch, text leaves in whole sentences, each after they passed everything up to its end.
 * What does not pass is held until the whole answer was judged. `retract` takes back what was let out.
 */
export class GuardedStream {
  readonly #run: ActiveRun;
  readonly #emit: Emit;
  readonly #agent: AnyAgent;
  readonly #guardrails: readonly OutputGuardrail[];
  readonly #field: string | undefined;
  readonly #whole: boolean;
  #raw = "";
  #released = "";
  #pumping: Promise<void> | undefined;
  #held = false;
  #over = false;

  constructor(run: ActiveRun, emit: Emit) {
    this.#run = run;
    this.#emit = emit;
    this.#agent = run.agent;
    this.#guardrails = outputGuardrailsOf(run);
    this.#field = run.agent.streamField;
    this.#whole = run.agent.outputType !== undefined && this.#field === undefined;
  }

  /** More of the answer, as the model writes it. */
  push(delta: string): void {
    this.#raw += delta;
    // An object nobody may see in parts is only ever shown whole.
    if (this.#whole || this.#over || this.#pumping) return;
    this.#pumping = this.#pump().finally(() => {
      this.#pumping = undefined;
    });
  }

  /** The whole answer passed: lets out the rest, unless `releaseWhen` holds a sentence back. */
  async complete(output: unknown, text: string): Promise<void> {
    this.#over = true;
    await this.#pumping;
    const shown = this.#field ? String((output as Record<string, unknown> | null)?.[this.#field] ?? "") : text;
    if (this.#whole) return;
    if (!shown.startsWith(this.#released)) this.retract();
    await this.#letOut(shown.slice(this.#released.length), () => output);
  }

  /** Takes back everything let out so far: it is not the answer. */
  retract(): void {
    this.#over = true;
    if (this.#released) this.#emit({ type: "retract", agent: this.#agent });
    this.#released = "";
  }

  async #pump(): Promise<void> {
    await this.#verdict();
    for (let ready = this.#ready(); ready && !this.#over && !this.#held; ready = this.#ready()) {
      const { text, partialUpTo } = ready;
      const passed = await this.#passes(partialUpTo(this.#released + text));
      if (this.#over) return;
      this.#held = !passed || !(await this.#letOut(text, partialUpTo));
    }
  }

  /** Releases text, a sentence at a time where somebody decides on each; false as soon as one may not go. */
  async #letOut(text: string, partialUpTo: (shown: string) => unknown): Promise<boolean> {
    for (const sentence of this.#run.releaseWhen ? sentences(text) : [text]) {
      const go = await this.#mayGo(partialUpTo(this.#released + sentence), sentence);
      if (!go || this.#run.control.signal.aborted) return false;
      if (sentence) this.#release(sentence);
    }
    return true;
  }

  async #verdict(): Promise<void> {
    try {
      await this.#run.verdict;
    } catch {
      // The run ends with the verdict's error; here it only means that nothing may leave.
      this.#over = true;
    }
  }

  /** The next stretch that could leave: all that has arrived, or whole sentences where somebody judges them. */
  #ready(): { text: string; partialUpTo: (shown: string) => unknown } | undefined {
    const field = this.#field;
    const arrived = field ? readPartial(this.#raw, field) : { fields: {}, text: this.#raw, done: false };
    if (!arrived) return undefined;
    const fresh = arrived.text.slice(this.#released.length);
    const text = this.#isWatched() && !arrived.done ? wholeSentences(fresh) : fresh;
    const partialUpTo = (shown: string) => (field ? { ...arrived.fields, [field]: shown } : shown);
    return text ? { text, partialUpTo } : undefined;
  }

  #isWatched(): boolean {
    return this.#run.releaseWhen !== undefined || this.#guardrails.length > 0;
  }

  async #passes(partial: unknown): Promise<boolean> {
    const guardrails = this.#guardrails;
    if (guardrails.length === 0) return true;
    const checked = await checkAll(this.#run, {
      kind: "output",
      guardrails,
      check: (guardrail, info) => guardrail.check(partial, info),
      decides: ({ result }) => result.status === "tripped",
    });
    return checked.every(({ result }) => result.status === "passed" || result.status === "error");
  }

  async #mayGo(partial: unknown, sentence: string): Promise<boolean> {
    const { releaseWhen, control, trace } = this.#run;
    if (!releaseWhen) return true;
    try {
      return (await control.race(Promise.resolve().then(() => releaseWhen(partial, sentence)))) === true;
    } catch (error) {
      trace.note("releaseWhen failed", error);
      return false;
    }
  }

  #release(text: string): void {
    this.#released += text;
    this.#emit({ type: "text_delta", agent: this.#agent, delta: text });
  }
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** The text's sentences, each with the space after it. */
const sentences = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** The text up to its last sentence end; the last sentence might still go on. */
function wholeSentences(text: string): string {
  const last = sentences(text).at(-1) ?? "";
  return text.slice(0, text.length - last.length);
}
