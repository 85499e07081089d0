import {
  type Answer,
  type Channel,
  Deliveries,
  type Delivery,
  type InboundMessage,
  Inbox,
  Log,
  Ownership,
  type Store,
  TURN_RULES,
  type Turn,
  type TurnRules,
  Turns,
} from "../../core/index.ts";

/** A channel that keeps what it was given to send. */
export class NotebookChannel implements Channel {
  readonly name: string;
  readonly sent: Delivery[] = [];

  constructor(name = "notebook") {
    this.name = name;
  }

  pace() {
    return { sender: this.name, perSecond: 1_000_000 };
  }

  parts(message: { text: string }) {
    return [{ body: message.text }];
  }

  async send(delivery: Delivery): Promise<string> {
    this.sent.push(delivery);
    return `provider-${delivery.id}`;
  }

  async find(delivery: Delivery): Promise<string | null> {
    return this.sent.some(({ id }) => id === delivery.id) ? `provider-${delivery.id}` : null;
  }
}

/** A conversation's whole back office on one store. */
export function backOffice(store: Store, rules: Partial<TurnRules> = {}) {
  const channel = new NotebookChannel();
  const woken: string[] = [];
  return {
    channel,
    woken,
    inbox: new Inbox(store, async (conversation) => {
      woken.push(conversation);
    }),
    turns: new Turns(store, { ...TURN_RULES, ...rules }),
    log: new Log(store),
    ownership: new Ownership(store, { [channel.name]: channel }),
    deliveries: new Deliveries(store),
  };
}

/** A message as a channel hands it in. */
export function inbound(id: string, conversation = "c1", text = `words of ${id}`): InboundMessage {
  return { id, conversation, address: { channel: "notebook", to: conversation }, text };
}

/** An answer of one sentence. */
export function answerOf(text: string, more: Partial<Answer> = {}): Answer {
  return { sayings: [{ from: "bot", text }], facts: [], keep: {}, binding: false, ...more };
}

/** Begins a turn that is there to be begun. */
export async function begin(turns: Turns, conversation = "c1"): Promise<Turn> {
  const begun = await turns.begin(conversation);
  if (begun.kind !== "turn" && begun.kind !== "poison") throw new Error(`no turn to begin: ${begun.kind}`);
  return begun.turn;
}
