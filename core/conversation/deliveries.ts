import { randomUUID } from "node:crypto";
import type { Store } from "../platform/index.ts";
import type { Delivery } from "./channel.ts";
import type { DeliveryState } from "./entry.ts";
import { conversationKeys } from "./keys.ts";
import { fromFact } from "./log.ts";
import { type Transit, transitions } from "./scripts.ts";

/** The part that is next to go out in a conversation. */
export type NextDelivery =
  /** `go`: hand it over now. `ambiguous`: somebody did, and nobody saw how it ended. */
  | { kind: "go" | "ambiguous"; delivery: Delivery; handle: string }
  | { kind: "later"; at: number }
  | { kind: "empty" | "busy" };

/** How handing a part over ended. */
export interface Settlement {
  /** `queued`: the provider does not have it, send it again. `sending`: nobody can tell yet, ask again. */
  state: "sent" | "failed" | "unknown" | "queued" | "sending";
  provider?: string;
  reason?: string;
  /** For `queued` and `sending`: not before this time (ms). */
  notBefore?: number;
}

/** `told`: a receipt had already said how it ended, and stays. `lost`: the lease ran out, somebody else looks into it. */
export type Settled = "ok" | "told" | "lost";

/** Whose receipt came in: a delivery, the message it is a part of, where it stands now, and whether that is news. */
export interface Receipted {
  conversation: string;
  delivery: string;
  message: string;
  state: DeliveryState;
  news: boolean;
}

/** What leaves for the providers: in order per conversation, each part handed over once. */
export class Deliveries {
  readonly #store: Store;
  readonly #transit: Transit;
  readonly #leaseMs: number;

  /** `leaseMs`: how long a sender may be silent (`hold`) before another one asks the provider how it ended. */
  constructor(store: Store, leaseMs = 10_000) {
    this.#store = store;
    this.#transit = transitions(store);
    this.#leaseMs = leaseMs;
  }

  /** Keeps the lease of a hand-over while `work` goes on. */
  async holding<T>(conversation: string, handle: string, work: () => Promise<T>): Promise<T> {
    // A renewal that fails is no loss yet: `settle` finds out.
    const renew = () => this.#transit("hold", conversation, [handle, this.#leaseMs]).catch(() => undefined);
    const timer = setInterval(() => void renew(), this.#leaseMs / 3);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** Whether anything stands in a conversation's outbox. */
  async waiting(conversation: string): Promise<boolean> {
    const outqueue = conversationKeys(conversation)[8] ?? "";
    return (await this.#store.redis.llen(outqueue)) > 0;
  }

  /** What parts say, by their ids, as the customer's channel was to say it; "" for one nobody knows of. */
  async bodies(conversation: string, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const outbox = conversationKeys(conversation)[7] ?? "";
    const found = await this.#store.redis.hmget(outbox, ...ids);
    return found.map((json) => (json ? (JSON.parse(json) as StoredDelivery).part.body : ""));
  }

  /** Hands the next part over: from here on it can no longer be withdrawn. `handle` keeps others out until `settle`. */
  async next(conversation: string, handle: string = randomUUID()): Promise<NextDelivery> {
    const reply = (await this.#transit("handover", conversation, [handle, this.#leaseMs])) as string[];
    const [kind, at, json = "", attempts, queuedAt, since] = reply;
    if (kind === "later") return { kind, at: Number(at) };
    if (kind !== "go" && kind !== "ambiguous") return { kind: kind as "empty" | "busy" };
    const stored = JSON.parse(json) as StoredDelivery;
    const counted = { attempts: Number(attempts), queuedAt: Number(queuedAt), since: Number(since) };
    return { kind, handle, delivery: { ...stored, ...counted } };
  }

  /** Puts down how it ended. */
  async settle(delivery: Delivery, handle: string, settlement: Settlement): Promise<Settled> {
    const { state, provider = "", reason = "", notBefore = "" } = settlement;
    const args = [handle, delivery.id, state, provider, reason, notBefore];
    const [outcome] = (await this.#transit("settle", delivery.conversation, args)) as [Settled];
    return outcome;
  }

  /**
   * Takes a provider's receipt in. States only move forward, and the first error stays. Without a `delivery` the
   * provider's own id names it. Returns whose receipt it was, or undefined if it is none of ours.
   */
  async receipt(receipt: {
    conversation: string;
    delivery?: string;
    state: DeliveryState;
    provider?: string;
    reason?: string;
  }): Promise<Receipted | undefined> {
    const { conversation, delivery = "", state, provider = "", reason = "" } = receipt;
    const args = [delivery, state, provider, reason];
    const [outcome, stands, id = ""] = (await this.#transit("receipt", conversation, args)) as string[];
    if (outcome === "missing") return undefined;
    const message = id.replace(/\.\d+$/, "");
    return { conversation, delivery: id, message, state: stands as DeliveryState, news: outcome === "ok" };
  }

  /** Records that a customer may not be written to any more, or may be again. True if that is a change. */
  async setOptedOut(conversation: string, optedOut: boolean, by: string): Promise<boolean> {
    const reply = (await this.#transit("set-consent", conversation, [
      optedOut ? "1" : "0",
      fromFact({ kind: "consent", optedOut, by }),
    ])) as string[];
    return reply[0] === "ok";
  }
}

/** A delivery as it stands in the outbox: what does not change while it is tried. */
export type StoredDelivery = Omit<Delivery, "attempts" | "queuedAt" | "since">;
