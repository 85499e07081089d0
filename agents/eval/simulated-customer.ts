import { assistantMessage, type Item, isMessage, type Model, textOf, userMessage } from "../../core/index.ts";

const DONE = "###DONE###";

/** Plays a customer with a wish, by a model: it says one thing at a time and ends when it has nothing more to say. */
export class SimulatedCustomer {
  readonly #model: Model;
  readonly #instructions: string;
  readonly #items: Item[] = [userMessage("Hello, how can I help you today?")];

  constructor(model: Model, wish: string) {
    this.#model = model;
    this.#instructions = `You are a customer writing to an airline's support chat. ${wish}

Write as a customer writes: short messages, one matter at a time. Give information when you are asked for it, and nothing
that is not written above: if you do not know it, say so. Do not do the assistant's work. When your wish is fulfilled, or it
is clear that it will not be, answer with exactly ${DONE}.`;
  }

  /** The next message, or undefined when the customer is done. */
  async next(signal: AbortSignal): Promise<string | undefined> {
    const response = await this.#model.respond(
      { instructions: this.#instructions, input: [...this.#items], tools: [], settings: {} },
      { signal },
    );
    const said = response.items.filter(isMessage).map(textOf).join("").trim();
    if (said === "" || said.includes(DONE)) return undefined;
    this.#items.push(assistantMessage(said));
    return said;
  }

  /** What the customer was answered. */
  hears(reply: string): void {
    this.#items.push(userMessage(reply || "(A colleague will answer you shortly.)"));
  }
}
