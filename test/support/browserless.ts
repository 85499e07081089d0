import { randomUUID } from "node:crypto";

/** One server-sent event. */
export interface SentEvent {
  id?: string;
  event: string;
  data: Record<string, unknown>;
}

/** A customer on the website, without the website: the HTTP contract and nothing else. */
export class Visitor {
  readonly url: string;
  readonly token: string;
  readonly conversation: string;

  private constructor(url: string, conversation: string, token: string) {
    this.url = url;
    this.conversation = conversation;
    this.token = token;
  }

  static async arrive(url: string, body?: object): Promise<Visitor> {
    const response = await fetch(`${url}/chat/conversations`, {
      method: "POST",
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (response.status !== 201)
      throw new Error(`could not open a conversation: ${response.status} ${await response.text()}`);
    const { conversationId, token } = (await response.json()) as { conversationId: string; token: string };
    return new Visitor(url, conversationId, token);
  }

  /** The same visitor, seen by another web process. */
  at(url: string): Visitor {
    return new Visitor(url, this.conversation, this.token);
  }

  post(
    body: unknown,
    { key = randomUUID(), headers = {} }: { key?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return fetch(`${this.url}/chat/messages`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${this.token}`,
        "idempotency-key": key,
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  }

  async say(text: string, key?: string): Promise<string> {
    const response = await this.post({ text }, key === undefined ? {} : { key });
    if (response.status !== 202) throw new Error(`not accepted: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { messageId: string }).messageId;
  }

  async history(): Promise<{ id: string; from: string; text: string; at: string; name?: string }[]> {
    const response = await fetch(`${this.url}/chat/messages`, { headers: { authorization: `Bearer ${this.token}` } });
    return ((await response.json()) as { messages: { id: string; from: string; text: string; at: string }[] }).messages;
  }

  listen(lastEventId?: string): Stream {
    return new Stream(`${this.url}/chat/events?token=${encodeURIComponent(this.token)}`, lastEventId);
  }
}

/** Fits a message from somebody, with these words if given. */
export function said(from: string, text?: string): (event: SentEvent) => boolean {
  return ({ event, data }) => event === "message" && data.from === from && (text === undefined || data.text === text);
}

/** An event stream read as it comes. */
export class Stream {
  readonly events: SentEvent[] = [];
  readonly opened: Promise<Response>;
  readonly #abort = new AbortController();
  #waiting: (() => void)[] = [];

  constructor(url: string, lastEventId?: string) {
    this.opened = fetch(url, {
      signal: this.#abort.signal,
      headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
    });
    void this.#read();
  }

  get lastId(): string | undefined {
    return this.events.findLast(({ id }) => id !== undefined)?.id;
  }

  named(event: string): SentEvent[] {
    return this.events.filter((each) => each.event === event);
  }

  /** Resolves with the first event that fits, already there or yet to come. */
  async until(fits: (event: SentEvent) => boolean, withinMs = 10_000): Promise<SentEvent> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = this.events.find(fits);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`never came; got ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        setTimeout(resolve, 200);
      });
    }
  }

  cut(): void {
    this.#abort.abort();
  }

  async #read(): Promise<void> {
    try {
      const { body } = await this.opened;
      if (!body) return;
      let buffer = "";
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        buffer += chunk;
        const frames = buffer.split("\n\n");
        buffer = frames.pop() ?? "";
        for (const frame of frames) this.#take(frame);
      }
    } catch (error) {
      if (!this.#abort.signal.aborted && !(error instanceof TypeError)) throw error;
    }
  }

  #take(frame: string): void {
    const fields = Object.fromEntries(frame.split("\n").map((line) => line.split(/: ?(.*)/s).slice(0, 2))) as Record<
      string,
      string
    >;
    if (!fields.event || fields.data === undefined) return;
    this.events.push({
      event: fields.event,
      data: JSON.parse(fields.data) as Record<string, unknown>,
      ...(fields.id !== undefined && { id: fields.id }),
    });
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
