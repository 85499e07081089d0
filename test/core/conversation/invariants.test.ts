import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conversationKeys } from "../../../core/conversation/keys.ts";
import { type Store, Superseded, type Turn, TurnEnded } from "../../../core/index.ts";
import { answerOf, backOffice, inbound } from "../../support/conversation.ts";
import { freshStore } from "../../support/redis.ts";

const DEEDS = [
  "receive",
  "repeat",
  "begin",
  "step",
  "crash",
  "commit",
  "takeover",
  "handBack",
  "staffReply",
  "deliver",
] as const;
type Deed = (typeof DEEDS)[number];

describe("whatever happens in whatever order", () => {
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    store = await freshStore();
  });
  afterAll(() => store.close());

  it("holds I1 to I4, I6 and I8", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...DEEDS), { minLength: 5, maxLength: 40 }), async (deeds) => {
        const story = new Story(store, `c${count++}`);
        for (const deed of deeds) {
          await story.do(deed);
          await story.check();
        }
      }),
      { numRuns: 120, endOnFailure: true },
    );
  }, 120_000);
});

/** One conversation, what was done to it, and what must be true of it. */
class Story {
  readonly #store: Store;
  readonly #conversation: string;
  readonly #office;
  #received: number[] = [];
  #lastInbound = 0;
  /** Turns that somebody still believes in, oldest first: all but the newest are stale. */
  #turns: Turn[] = [];
  #commits = 0;
  #answered = new Set<number>();
  #saidWhenTaken: number | undefined;

  constructor(store: Store, conversation: string) {
    this.#store = store;
    this.#conversation = conversation;
    this.#office = backOffice(store, { mostTries: 1_000 });
  }

  async do(deed: Deed): Promise<void> {
    const { inbox, turns, ownership, deliveries } = this.#office;
    const c = this.#conversation;
    const newest = this.#turns.at(-1);
    if (deed === "receive") this.#received.push((await inbox.receive(inbound(`${c}-m${++this.#lastInbound}`, c))).seq);
    if (deed === "repeat" && this.#lastInbound > 0) {
      expect((await inbox.receive(inbound(`${c}-m${this.#lastInbound}`, c))).duplicate).toBe(true);
    }
    if (deed === "begin") {
      const begun = await turns.begin(c);
      if (begun.kind === "turn") this.#turns.push(begun.turn);
    }
    if (deed === "step" && newest) await ended(newest.write("step", 1));
    // A worker that is gone: its lease runs out, it does not know.
    if (deed === "crash") await this.#store.redis.del(this.#key(5));
    if (deed === "commit") await this.#commitAll();
    if (deed === "takeover") {
      const { done } = await ownership.transfer(c, {
        to: "human",
        from: ["bot", "queue"],
        staff: { id: "u1", name: "Ana" },
        reason: "test",
      });
      if (done) this.#saidWhenTaken = await this.#botMessages();
    }
    if (deed === "handBack") {
      const { done } = await ownership.transfer(c, { to: "bot", from: ["human"], reason: "test" });
      if (done) this.#saidWhenTaken = undefined;
    }
    if (deed === "staffReply") {
      const waiting = await this.#list(2);
      const said = await ownership.say(c, {
        while: ["human"],
        answers: true,
        messages: [{ id: `s${this.#lastInbound}`, from: "staff", text: "hello" }],
      });
      if (said.done) for (const seq of waiting) this.#answered.add(seq);
    }
    if (deed === "deliver") {
      const next = await deliveries.next(c, "worker");
      if (next.kind === "go") await deliveries.settle(next.delivery, "worker", { state: "sent", provider: "p" });
    }
  }

  /** Everybody who believes in a turn tries to end it; only the newest may. */
  async #commitAll(): Promise<void> {
    for (const turn of this.#turns.splice(0)) {
      try {
        await turn.commit(answerOf(`answer to ${turn.heard.map(({ id }) => id).join(" ")}`), this.#office.channel);
        this.#commits++;
        for (const { seq } of turn.heard) {
          expect(this.#answered.has(seq), `I6: ${seq} answered once`).toBe(false);
          this.#answered.add(seq);
        }
      } catch (error) {
        if (error instanceof Superseded) await turn.absorb();
        else if (!(error instanceof TurnEnded)) throw error;
        if (error instanceof Superseded) this.#turns.push(turn);
      }
    }
  }

  async check(): Promise<void> {
    if (this.#received.length === 0) return;
    const [inbox, turn] = [await this.#list(2), await this.#list(3)];
    const held = [...turn, ...inbox];
    for (const seq of this.#received) {
      const places = held.filter((each) => each === seq).length + (this.#answered.has(seq) ? 1 : 0);
      expect(places, `I1: message ${seq} is in exactly one place`).toBe(1);
    }
    expect(held, "I2: in order").toEqual([...held].sort((a, b) => a - b));
    const state = await this.#office.log.state(this.#conversation);
    const known = (await this.#store.redis.zscore(this.#key(11), this.#conversation)) !== null;
    expect(known, "I4: the sweeper knows exactly of the bot's work").toBe(state?.owner === "bot" && held.length > 0);
    const said = await this.#botMessages();
    expect(said, "I6: a reply per commit").toBe(this.#commits);
    if (this.#saidWhenTaken !== undefined) expect(said, "I8: no bot word after a takeover").toBe(this.#saidWhenTaken);
    if (state?.owner === "human")
      expect(await this.#queuedBotParts(), "I8: nothing of the bot's is on its way").toBe(0);
  }

  async #botMessages(): Promise<number> {
    const entries = await this.#office.log.messages(this.#conversation);
    return entries.filter((entry) => entry.kind === "message" && entry.message.from === "bot").length;
  }

  async #queuedBotParts(): Promise<number> {
    const ids = await this.#store.redis.lrange(this.#key(8), 0, -1);
    const held = (await this.#store.redis.hgetall(this.#key(7))) as Record<string, string>;
    return ids.filter((id) => held[`${id}:from`] === "bot" && held[`${id}:state`] === "queued").length;
  }

  async #list(key: number): Promise<number[]> {
    return (await this.#store.redis.lrange(this.#key(key), 0, -1)).map(Number);
  }

  #key(index: number): string {
    return conversationKeys(this.#conversation)[index] ?? "";
  }
}

async function ended(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof TurnEnded)) throw error;
  }
}
