import {
  type Admission,
  type Answer,
  type Channel,
  type ConversationState,
  type Logs,
  type News,
  type Responder,
  Superseded,
  type Turn,
  TurnEnded,
  type Turns,
} from "../core/index.ts";

/** Turns in a row for one conversation, before others get theirs. */
const MOST_ROUNDS = 8;

/** What answering a turn needs. */
export interface TurnDesk {
  turns: Turns;
  responder: Responder;
  /** By name; none for a channel that reads the log itself. */
  channels: Readonly<Record<string, Channel>>;
  news: Pick<News, "typing">;
  /** Called when something stands in the outbox. */
  deliver(channel: string, conversation: string): Promise<void>;
  /** Called when there is more to answer than one job may. */
  wake(conversation: string): Promise<void>;
  /** What goes with an answer besides its words: for one that asks for a person, the case. */
  admit?(state: ConversationState, answer: Answer): Admission;
  /** Staff have something new to see. */
  show(conversation: string): Promise<void>;
  logs: Logs;
}

/**
 * Answers a conversation. Run twice, the second finds it busy or answered; killed anywhere, the next run goes on from
 * the journal and says nothing twice.
 */
export function answerTurns(desk: TurnDesk) {
  return async ({ conversation }: { conversation: string }, shutdown: AbortSignal): Promise<void> => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const begun = await desk.turns.begin(conversation);
      if (begun.kind === "silent") await desk.show(conversation);
      if (begun.kind !== "turn" && begun.kind !== "poison") return;
      const waiting = await answer(begun.turn, begun.kind === "poison", desk, shutdown);
      if (waiting === 0) return;
    }
    await desk.wake(conversation);
  };
}

/** One turn, from its lease to its commit. Returns how many messages wait for the next. */
async function answer(turn: Turn, poisoned: boolean, desk: TurnDesk, shutdown: AbortSignal): Promise<number> {
  const lease = keepLease(turn, desk.turns.rules.leaseMs, shutdown);
  const started = performance.now();
  try {
    await desk.news.typing(turn.conversation, "bot");
    const waiting = await settle(turn, poisoned, desk, lease.signal);
    desk.logs.info(
      {
        conversation: turn.conversation,
        turn: turn.id,
        ms: Math.round(performance.now() - started),
        tries: turn.state.fields.tries,
      },
      "answered",
    );
    return waiting;
  } catch (error) {
    await giveBack(turn, error, desk, shutdown.aborted);
    return 0;
  } finally {
    lease.stop();
    await desk.news.typing(turn.conversation, null);
  }
}

/** Thinks until nothing newer discards the answer, then says it. */
async function settle(turn: Turn, poisoned: boolean, desk: TurnDesk, signal: AbortSignal): Promise<number> {
  const channel = desk.channels[turn.state.address.channel];
  for (;;) {
    try {
      const answer = poisoned
        ? await desk.responder.giveUp(turn, "poison_turn")
        : await desk.responder.respond(turn, signal);
      const admission = desk.admit?.(turn.state, answer);
      const waiting = await turn.commit(answer, channel, admission);
      const said = answer.sayings.length + (admission?.sayings.length ?? 0) > 0;
      if (channel && said) await desk.deliver(channel.name, turn.conversation);
      if (answer.escalation) await desk.show(turn.conversation);
      return waiting;
    } catch (error) {
      // Discards are bounded: after a few, `Turn` lets newer messages wait for the next turn.
      if (!(error instanceof Superseded)) throw error;
      await turn.absorb();
    }
  }
}

/** The turn did not end. Whoever comes next goes on with the same messages and what the journal holds. */
async function giveBack(turn: Turn, error: unknown, { logs, turns }: TurnDesk, shuttingDown: boolean): Promise<void> {
  if (error instanceof TurnEnded) {
    logs.info({ conversation: turn.conversation, turn: turn.id, why: error.why }, "turn ended elsewhere");
    return;
  }
  const tries = Number(turn.state.fields.tries ?? 1);
  if (!shuttingDown) {
    logs.error({ conversation: turn.conversation, turn: turn.id, tries, err: error }, "turn failed");
    const reason = error instanceof Error ? error.name : "unknown";
    await turn.record([{ kind: "turn", turn: turn.id, phase: "failed", tries, error: reason }]);
  }
  const pauseMs = shuttingDown ? 0 : 250 * 2 ** tries;
  await turn.yield({ failed: !shuttingDown, sweepFrom: Date.now() - overdueMs(turns.rules.leaseMs) + pauseMs });
}

/** After this long without progress a conversation counts as left behind. */
export const overdueMs = (leaseMs: number): number => leaseMs + 1_000;

/** Renews the lease while the turn runs; its signal aborts when the lease is lost or the process shuts down. */
function keepLease(turn: Turn, leaseMs: number, shutdown: AbortSignal): { signal: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const timer = setInterval(() => {
    // A renewal that fails is no loss yet: the fence decides, at the next write.
    turn.renew(leaseMs).then(
      (held) => held || lost.abort(new TurnEnded("stale")),
      () => undefined,
    );
  }, leaseMs / 3);
  return { signal: AbortSignal.any([lost.signal, shutdown]), stop: () => clearInterval(timer) };
}
