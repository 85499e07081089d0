/** The tools as an agent would use them, in one conversation with a customer who says things. */
import type { Airline } from "../../../agents/airline/airline.ts";
import { MovableClock } from "../../../agents/airline/clock.ts";
import { openAirline } from "../../../agents/airline/redis-airline.ts";
import { CustomerContext, type HeardMessage } from "../../../agents/context.ts";
import { Access } from "../../../agents/identity/access.ts";
import { Contacts } from "../../../agents/identity/contacts.ts";
import { OneTimeCodes } from "../../../agents/identity/one-time-codes.ts";
import { Proofs } from "../../../agents/identity/proofs.ts";
import { Policies } from "../../../agents/policies/policies.ts";
import { crewTools, type ToolName, type ToolRoom } from "../../../agents/tools/index.ts";
import type { CrewRun } from "../../../agents/tools/room.ts";
import { openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl } from "../../support/redis.ts";
import { Snapshot } from "../../support/snapshot.ts";

/** A Friday evening in Europe: the demonstration's journeys leave the next day. */
export const TODAY = "2026-11-20T19:30:00Z";
export const TOMORROW = "2026-11-21";

export interface Facts {
  [name: string]: unknown;
  status?: string;
  refused?: { code: string; message: string };
  facts?: string[];
}

export class FrontDesk {
  readonly airline: Airline;
  readonly clock: MovableClock;
  readonly room: ToolRoom;
  readonly store: Store;
  /** Codes that reached a phone, newest last. */
  readonly sent: { phone: string; code: string }[] = [];
  #morning: Snapshot | undefined;
  readonly #tools: ReturnType<typeof crewTools>;

  private constructor(store: Store) {
    this.store = store;
    this.clock = new MovableClock(TODAY);
    this.airline = openAirline(store, this.clock);
    const { airline } = this;
    const proofs = new Proofs(airline, store);
    const deliver = async (phone: string, code: string) => void this.sent.push({ phone, code });
    const codes = new OneTimeCodes({ airline, store, proofs, deliver });
    const policies = Policies.load();
    this.room = { airline, access: new Access(airline), proofs, codes, contacts: new Contacts(store), policies };
    this.#tools = crewTools(this.room);
  }

  static async open(): Promise<FrontDesk> {
    const desk = new FrontDesk(openStore(await freshRedisUrl()));
    await desk.airline.flights.airports();
    desk.#morning = await Snapshot.of(desk.store);
    return desk;
  }

  /** Puts the airline, the codes and the clock back to how the day began. */
  async reset(): Promise<void> {
    await this.#morning?.restore();
    this.clock.moveTo(TODAY);
    this.sent.length = 0;
  }

  close(): Promise<void> {
    return this.store.close();
  }

  customer(conversation = `c${Math.random().toString(36).slice(2)}`, channel = "web"): Customer {
    return new Customer(this, conversation, channel);
  }

  async use(context: CustomerContext, call: string, name: ToolName, args: object): Promise<Facts> {
    const tool = this.#tools[name];
    const parsed = tool.parameters.parse(args);
    const run = {
      context,
      runId: call,
      idempotencyKey: call,
      callId: call,
      progress: () => undefined,
    } as unknown as CrewRun;
    return (await tool.execute(parsed, run)) as Facts;
  }
}

/** Somebody in a conversation. Each thing they say begins a turn; `kept` is what was stored after the last. */
export class Customer {
  context: CustomerContext | undefined;
  readonly conversation: string;
  readonly #desk: FrontDesk;
  readonly #channel: string;
  #seq = 0;
  #calls = 0;

  constructor(desk: FrontDesk, conversation: string, channel: string) {
    this.#desk = desk;
    this.conversation = conversation;
    this.#channel = channel;
  }

  /** A turn begins with this message, and what the last one kept. */
  async says(text: string, pressed?: HeardMessage["pressed"]): Promise<this> {
    const { conversation } = this;
    const stored = this.context?.toStore();
    const heard = [{ seq: ++this.#seq, text, ...(pressed && { pressed }) }];
    this.context = await CustomerContext.open({ conversation, channel: this.#channel, stored, heard });
    return this;
  }

  /** What the agent does in this turn; arguments left out are null, as a model would send them. */
  async agent(name: ToolName, args: Record<string, unknown> = {}): Promise<Facts> {
    if (!this.context) throw new Error("nobody has said anything yet");
    return this.#desk.use(this.context, `${this.conversation}-${++this.#calls}`, name, { ...EMPTY[name], ...args });
  }
}

/** Every nullable argument of the tools, as null. */
const booking = { confirmation_code: null };
const flight = { flight_number: null, date: null };
const EMPTY: Partial<Record<ToolName, Record<string, null>>> = {
  find_booking: { ...booking, last_name: null },
  verify_code: booking,
  flight_status: flight,
  search_flights: { passengers: null, cabin: null },
  rebooking_options: booking,
  rebook: booking,
  book_flight: { checked_bags: null, travel_insurance: null, payment_ids: null },
  change_flights: { ...booking, payment_id: null },
  change_cabin: { ...booking, payment_id: null },
  cancel_booking: { ...booking, reason: null },
  add_bags: { ...booking, payment_id: null },
  update_passenger: { ...booking, passenger: null, first_name: null, last_name: null, date_of_birth: null },
  seat_map: flight,
  change_seat: { ...booking, ...flight, passenger: null, will_help_at_exit: null },
  request_special_service: { ...booking, passenger: null, note: null },
  check_in: { ...booking, ...flight },
  boarding_pass: { ...booking, ...flight },
  bag_status: { ...booking, bag_tag: null },
  open_baggage_claim: { ...booking, bag_tag: null, delivery_address: null },
  refund_status: booking,
  issue_compensation: { ...booking, amount: null },
  compensation_status: booking,
};
