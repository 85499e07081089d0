import CircuitBreaker from "opossum";
import {
  type Address,
  type Channel,
  type ConversationState,
  type Deliveries,
  type Delivery,
  type Log,
  type Logs,
  type NextDelivery,
  type Pace,
  SendFailed,
  type Settlement,
} from "../core/index.ts";

/** A send that hangs is ambiguous after this long. */
const SEND_WITHIN_MS = 30_000;
/** A request whose sender died, or whose end we missed, may still arrive for this long after the hand-over. */
const MAY_ARRIVE_MS = { ambiguous: SEND_WITHIN_MS + 5_000, go: 2_000 } as const;
/** How long a part is tried before it counts as undeliverable. */
const DELIVER_WITHIN_MS = 15 * 60_000;

/** What delivering needs. */
export interface DeliveryDesk {
  deliveries: Deliveries;
  log: Log;
  pace: Pace;
  channel: Channel;
  /** Asks for another look, not before `at` (ms). */
  later(conversation: string, at: number): Promise<void>;
  /** How long after its hand-over a part may still arrive that nobody saw the end of, in ms. */
  mayArriveMs?: Readonly<Record<"ambiguous" | "go", number>>;
  /** Tells staff of a part that did not arrive (`undeliverable`) or may not have (`unknown_outcome`). */
  report(delivery: Delivery, reason: "undeliverable" | "unknown_outcome", detail: string): Promise<void>;
  logs: Logs;
}

/**
 * Delivers what is in a conversation's outbox, in order. Run twice, the second finds it busy or empty; killed
 * mid-send, the next run asks the provider whether the part arrived before anything else (I10).
 */
export function deliverParts(desk: DeliveryDesk) {
  const breaker = new CircuitBreaker(
    (delivery: Delivery) => desk.channel.send(delivery, AbortSignal.timeout(SEND_WITHIN_MS)),
    {
      timeout: false,
      volumeThreshold: 5,
      errorThresholdPercentage: 50,
      resetTimeout: 5_000,
      // A part the provider refuses for good says nothing about the provider.
      errorFilter: (error: unknown) =>
        error instanceof SendFailed && (error.kind === "permanent" || error.retryAfterMs !== undefined),
    },
  );
  return async ({ conversation }: { conversation: string }, shutdown: AbortSignal): Promise<void> => {
    const state = await desk.log.state(conversation);
    if (!state) return;
    while (!shutdown.aborted && (await deliverNext(state, breaker, desk))) {
      // On to the next part.
    }
  };
}

type Breaker = CircuitBreaker<[Delivery], string>;

/** Delivers one part. False: nothing more to do now. */
async function deliverNext(state: ConversationState, breaker: Breaker, desk: DeliveryDesk): Promise<boolean> {
  const { conversation, address } = state;
  // Before the hand-over: a part that waits for its place can still be withdrawn.
  const waitMs = breaker.opened ? 1_000 : await placeFor(conversation, address, desk);
  if (waitMs > 0) {
    await desk.later(conversation, Date.now() + waitMs);
    return false;
  }
  const next = await desk.deliveries.next(conversation);
  if (next.kind === "later") await desk.later(conversation, next.at);
  if (next.kind !== "go" && next.kind !== "ambiguous") return false;
  const { delivery, handle, kind } = next;
  const settlement = await desk.deliveries.holding(conversation, handle, () =>
    kind === "go" ? send(delivery, breaker, desk) : lookUp(delivery, "ambiguous", desk),
  );
  return settle(next, settlement, desk);
}

/** How long to wait for a place. None is taken for nothing: as the last look of every job would. */
async function placeFor(
  conversation: string,
  address: Address,
  { deliveries, pace, channel }: DeliveryDesk,
): Promise<number> {
  return (await deliveries.waiting(conversation)) ? pace.reserve(channel.pace(address)) : 0;
}

async function settle(
  next: Extract<NextDelivery, { handle: string }>,
  settlement: Settlement,
  desk: DeliveryDesk,
): Promise<boolean> {
  const { delivery, handle } = next;
  const outcome = await desk.deliveries.settle(delivery, handle, settlement);
  // `told`: a receipt was faster, and staff need not hear what we feared.
  if (outcome !== "ok") return outcome === "told";
  const { state, reason = state, notBefore } = settlement;
  desk.logs.info(
    { conversation: delivery.conversation, delivery: delivery.id, state, attempts: delivery.attempts },
    "delivery",
  );
  if (state === "failed") await desk.report(delivery, "undeliverable", reason);
  if (state === "unknown") await desk.report(delivery, "unknown_outcome", reason);
  if (state !== "queued" && state !== "sending") return true;
  await desk.later(delivery.conversation, notBefore ?? Date.now());
  return false;
}

async function send(delivery: Delivery, breaker: Breaker, desk: DeliveryDesk): Promise<Settlement> {
  try {
    return { state: "sent", provider: await breaker.fire(delivery) };
  } catch (error) {
    if (breaker.opened && !(error instanceof SendFailed)) return { state: "queued", notBefore: Date.now() + 1_000 };
    const failure =
      error instanceof SendFailed ? error : new SendFailed("unknown", "unexpected", String(error), { cause: error });
    if (failure.kind === "unknown") return lookUp(delivery, "go", desk);
    return failure.kind === "permanent" ? { state: "failed", reason: failure.code } : retry(delivery, failure);
  }
}

/** Nobody saw how a send ended: the provider knows. Never sent again unless it certainly did not arrive (I10). */
async function lookUp(delivery: Delivery, kind: "ambiguous" | "go", desk: DeliveryDesk): Promise<Settlement> {
  try {
    const provider = await desk.channel.find(delivery, AbortSignal.timeout(SEND_WITHIN_MS));
    if (provider !== null) return { state: "sent", provider };
    const certainAt = delivery.since + (desk.mayArriveMs ?? MAY_ARRIVE_MS)[kind];
    if (Date.now() < certainAt) return { state: "sending", notBefore: certainAt };
    return retry(delivery, new SendFailed("retry", "not_sent", "the provider does not have it"));
  } catch (error) {
    desk.logs.warn(
      { conversation: delivery.conversation, delivery: delivery.id, error: String(error) },
      "can't tell whether it arrived",
    );
    return askAgain(delivery, error instanceof SendFailed ? error.code : "unreachable");
  }
}

/** The provider could not say either: it is asked again, ever more rarely, until the part is too old to matter. */
function askAgain(delivery: Delivery, reason: string): Settlement {
  const age = Date.now() - delivery.since;
  const notBefore = Date.now() + Math.min(Math.max(age / 2, 1_000), 30_000);
  const late = notBefore - delivery.queuedAt > DELIVER_WITHIN_MS;
  return late ? { state: "unknown", reason } : { state: "sending", notBefore: Math.ceil(notBefore) };
}

function retry(delivery: Delivery, failure: SendFailed): Settlement {
  const pause = failure.retryAfterMs ?? Math.min(500 * 2 ** delivery.attempts, 30_000);
  // Jitter, or everything that failed together comes back together.
  const notBefore = Date.now() + pause * (failure.retryAfterMs === undefined ? 0.5 + Math.random() / 2 : 1);
  const late = notBefore - delivery.queuedAt > DELIVER_WITHIN_MS;
  return late ? { state: "failed", reason: failure.code } : { state: "queued", notBefore: Math.ceil(notBefore) };
}
