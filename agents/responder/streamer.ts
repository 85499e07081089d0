import { type RunEvent, type RunResult, type RunStream, sayingId, type Turn } from "../../core/index.ts";

/** Lets a run's released words out to the customer while they are written, and takes them back when the run does. */
export class Streamer {
  readonly #turn: Turn;
  readonly #message: string;
  #released = 0;

  constructor(turn: Turn) {
    this.#turn = turn;
    this.#message = sayingId(turn.id, 0);
  }

  async follow<Out>(stream: RunStream<RunEvent, RunResult<Out>>): Promise<void> {
    for await (const event of stream) {
      if (event.type === "text_delta") await this.#release(event.delta);
      if (event.type === "retract") await this.#retract();
      if (event.type === "progress")
        await this.#turn.record([
          {
            kind: "tool",
            phase: "progress",
            call: event.callId,
            tool: "",
            agent: event.agent.name,
            result: event.text,
          },
        ]);
    }
  }

  async #release(delta: string): Promise<void> {
    await this.#turn.release(this.#message, this.#released, delta);
    this.#released += delta.length;
  }

  async #retract(): Promise<void> {
    if (this.#released > 0) await this.#turn.retract("the answer changed");
    this.#released = 0;
  }
}
