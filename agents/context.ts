/** What the agents know of a customer and what they are busy with: kept with the conversation, patched by tools. */
import { z } from "zod";
import { Change, Outcome } from "./airline/changes.ts";
import { FlightChoice } from "./airline/records.ts";
import { languages } from "./language/language.ts";

/** How somebody proved who they are. `code_and_name` proves less: their other bookings stay closed. */
export const ProofKind = z.enum(["code_and_name", "one_time_code", "signed_token"]);
export type ProofKind = z.infer<typeof ProofKind>;

/** Who the customer has proved to be, and which bookings are open to them for it. */
export const Proof = z.object({
  /** The account, once its holder is proven; a companion on somebody's booking proves none. */
  customer: z.string().optional(),
  bookings: z.array(z.string()),
  how: ProofKind,
  at: z.string(),
});
export type Proof = z.infer<typeof Proof>;

/** A change put to the customer, exactly as it would be carried out. */
export const Proposal = z.object({
  id: z.string(),
  change: Change,
  /** Of the change: nothing else may be carried out on the yes to this proposal. */
  hash: z.string(),
  terms: Outcome.shape.terms,
  /** The words it was put in, for reading the answer. */
  words: z.string(),
  /** The last message of the customer when it was put, by its place in the log. */
  after: z.int(),
  at: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;

export const Kept = z.object({
  language: z.enum(languages).optional(),
  /** What channels say about the sender. Never proof. */
  hints: z
    .object({ phone: z.string().optional(), slackUser: z.string().optional(), name: z.string().optional() })
    .default({}),
  proof: Proof.optional(),
  proposal: Proposal.optional(),
  /** What the conversation is about just now; a "it" in the customer's words means this. */
  focus: z
    .object({
      booking: z.string().optional(),
      flight: FlightChoice.optional(),
      seat: z.string().optional(),
      bag: z.string().optional(),
      claim: z.string().optional(),
      case: z.string().optional(),
      passenger: z.string().optional(),
    })
    .default({}),
  /** The booking whose phone a one-time code was sent to. */
  codeFor: z.string().optional(),
  /** The last message of the customer that an earlier turn answered, by its place in the log. */
  heardUpTo: z.int().default(0),
  /** A card to show beside this turn's words; whoever ends the turn takes it. */
  card: z.looseObject({ type: z.string(), id: z.string() }).optional(),
  /** The tool that broke in this turn, for reasons of ours, and has not worked since. */
  failed: z.string().optional(),
  /** A person was asked for in this turn; whoever ends the turn opens the case and clears it. */
  person: z.object({ reason: z.string(), summary: z.string() }).optional(),
  /** A compensation case of this turn that waits for a person's decision. */
  approval: z.object({ case: z.string(), amount: z.number(), reason: z.string() }).optional(),
});
export type Kept = z.infer<typeof Kept>;

/** A message of the customer that this turn answers. */
export interface HeardMessage {
  seq: number;
  text: string;
  pressed?: { card: string; value: string };
}

/** Where patches are written down, so that a turn that is killed and run again knows them. The turn's own journal. */
export interface PatchJournal {
  read(step: string): Promise<unknown>;
  write(step: string, value: unknown): Promise<void>;
}

export interface Opening {
  conversation: string;
  channel: string;
  /** The conversation's stored context, as it was when the turn began. */
  stored: unknown;
  heard: readonly HeardMessage[];
  journal?: PatchJournal;
}

/**
 * The run's context. `kept` is what to store with the conversation when the turn is committed; only `patch` changes it.
 * A turn that is discarded stores nothing, so what the customer never saw was never proposed.
 */
export class CustomerContext {
  readonly conversation: string;
  readonly channel: string;
  readonly heard: readonly HeardMessage[];
  /** The last message that earlier turns answered. */
  readonly answeredUpTo: number;
  #kept: Kept;
  #patches = 0;
  readonly #journal: PatchJournal | undefined;

  private constructor({ conversation, channel, heard, journal }: Opening, kept: Kept) {
    this.conversation = conversation;
    this.channel = channel;
    this.heard = heard;
    this.answeredUpTo = kept.heardUpTo;
    this.#kept = { ...kept, heardUpTo: heard.at(-1)?.seq ?? kept.heardUpTo };
    this.#journal = journal;
  }

  /** Opens a turn's context, with what an earlier try of the same turn had already patched. */
  static async open(opening: Opening): Promise<CustomerContext> {
    const context = new CustomerContext(opening, withoutTurn(Kept.parse(opening.stored ?? {})));
    for (;;) {
      const patch = await opening.journal?.read(`context/${context.#patches + 1}`);
      if (patch === undefined) return context;
      context.#apply(patch as Partial<Kept>);
    }
  }

  get kept(): Readonly<Kept> {
    return this.#kept;
  }

  /** What to store with the conversation: all but what was for the end of this turn only. */
  toStore(): Kept {
    return withoutTurn(this.#kept);
  }

  /** Changes what is kept; `null` removes. Focus and hints are merged into what is there. Written down before it returns. */
  async patch(changes: Patch): Promise<void> {
    const step = this.#apply(changes);
    await this.#journal?.write(`context/${step}`, changes);
  }

  #apply(changes: Patch): number {
    const { focus, hints, ...others } = changes;
    const merged = {
      ...this.#kept,
      ...others,
      focus: focus === null ? {} : { ...this.#kept.focus, ...focus },
      hints: hints === null ? {} : { ...this.#kept.hints, ...hints },
    };
    const isThere = ([, value]: [string, unknown]) => value !== null && value !== undefined;
    this.#kept = Object.fromEntries(Object.entries(merged).filter(isThere)) as Kept;
    return ++this.#patches;
  }
}

function withoutTurn({ card, failed, person, approval, ...kept }: Kept): Kept {
  return kept;
}

export type Patch = { [K in keyof Kept]?: Kept[K] | null | undefined };
