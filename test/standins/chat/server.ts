import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Said } from "../../../channels/web/ui/wire.ts";
import { StandInDesk } from "../desk/desk.ts";
import { Conversation } from "./conversation.ts";
import { serveSite } from "./site.ts";

/** How the stand-in answers at the moment. */
export type Weather = "fine" | "unreachable" | { status: number; retryAfter?: number };

/**
 * The chat's HTTP contract over conversations in memory, with the pages beside it under the same strict headers as the
 * real server's. A test holds it in its hand: it says what the bot and staff say, cuts lines, forgets tokens and fails.
 */
export class StandInChat {
  readonly conversations: Conversation[] = [];
  /** The agent view's side. */
  readonly desk = new StandInDesk();
  /** Every request for the chat, as `METHOD /path status`. */
  readonly requests: string[] = [];
  weather: Weather = "fine";
  /** How long it takes to take a file in. */
  slowness = 0;
  /** What the bot does when a customer said something. */
  answer: (said: Said, conversation: Conversation) => void = () => undefined;
  readonly #server: Server;
  #origin = "";

  /** `dist` is where Vite built the widget and the pages. */
  constructor(dist: string) {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? "/", "http://stand.in");
      if (url.pathname.startsWith("/chat/")) void this.#chat(url.pathname, request, response);
      else if (url.pathname.startsWith("/api/")) void this.#api(url, request, response);
      else void serveSite(dist, url.pathname, response);
    });
  }

  get origin(): string {
    return this.#origin;
  }

  /** The conversation that was opened last. */
  get conversation(): Conversation {
    const conversation = this.conversations.at(-1);
    if (!conversation) throw new Error("no conversation was opened yet");
    return conversation;
  }

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    this.#origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Goes away for `ms` and comes back at the same place, with everything it knew. */
  async restart(ms: number): Promise<void> {
    await this.stop();
    await sleep(ms);
    await this.start(Number(new URL(this.#origin).port));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Cuts every open event stream in the middle, as a proxy or a train tunnel does. */
  cut(): void {
    for (const { streams } of this.conversations) for (const stream of streams) stream.destroy();
  }

  /** Loses every conversation, as a server that was wiped. */
  forget(): void {
    this.cut();
    this.conversations.length = 0;
  }

  async #chat(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on("finish", () => this.requests.push(`${request.method} ${path} ${response.statusCode}`));
    if (this.weather === "unreachable") {
      request.destroy();
      return;
    }
    if (this.weather !== "fine") {
      if (this.weather.retryAfter) response.setHeader("retry-after", String(this.weather.retryAfter));
      refuse(response, this.weather.status, "unavailable", "The store is away. Try again.");
      return;
    }
    const body = await readBody(request);
    if (path === "/chat/conversations") return this.#open(response);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const conversation = this.conversations.find((one) => one.token === token);
    if (!conversation) return refuse(response, 401, "unauthorized", "This token is not known.");
    if (path === "/chat/events") return this.#events(conversation, request, response);
    if (path.startsWith("/chat/attachments")) return this.#files(conversation, path, request, response, body);
    if (request.method === "POST") return this.#receive(conversation, request, response, JSON.parse(body.toString()));
    history(conversation, new URL(request.url ?? "", "http://stand.in").searchParams, response);
  }

  async #api(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    this.desk.handle(url, request, response, body.length > 0 ? JSON.parse(body.toString()) : undefined);
  }

  async #files(
    conversation: Conversation,
    path: string,
    { method, headers }: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): Promise<void> {
    const id = path.split("/")[3] ?? "";
    if (method === "POST") {
      await sleep(this.slowness);
      const name = decodeURIComponent(String(headers["x-file-name"]));
      reply(response, 201, conversation.handUp(String(headers["idempotency-key"]), name, body));
    } else if (method === "DELETE") {
      conversation.files.delete(id);
      response.writeHead(204).end();
    } else {
      const file = conversation.files.get(id);
      if (!file) return refuse(response, 404, "no_attachment", "There is no such attachment.");
      response.writeHead(200, { "content-type": file.about.type }).end(file.bytes);
    }
  }

  #open(response: ServerResponse): void {
    const conversation = new Conversation();
    this.conversations.push(conversation);
    reply(response, 201, { conversationId: conversation.id, token: conversation.token });
  }

  #receive(conversation: Conversation, request: IncomingMessage, response: ServerResponse, said: Said): void {
    const key = String(request.headers["idempotency-key"]);
    if (said.text.length > 4_000) {
      refuse(response, 413, "too_long", "This message is too long.");
      return;
    }
    const known = conversation.answered.has(key);
    reply(response, 202, { messageId: conversation.receive(key, said) });
    if (!known) this.answer(said, conversation);
  }

  #events(conversation: Conversation, request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" });
    response.write(": hello\n\n");
    this.requests.push("GET /chat/events open");
    conversation.join(response, String(request.headers["last-event-id"] ?? 0));
  }
}

function history({ messages, places, last }: Conversation, query: URLSearchParams, response: ServerResponse): void {
  const before = Number(query.get("before") ?? Number.POSITIVE_INFINITY);
  const end = places.filter((place) => place < before).length;
  const start = Math.max(0, end - Number(query.get("limit") ?? 200));
  reply(response, 200, { messages: messages.slice(start, end), last, before: places[start] ?? 0 });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  reply(response, status, { error: { code, message } });
}
