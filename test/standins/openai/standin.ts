import type { IncomingMessage, ServerResponse } from "node:http";
import type { Item } from "../../../core/runner/index.ts";
import { listen } from "../server.ts";
import { eventsOf } from "./events.ts";
import { refusalOf } from "./refusals.ts";
import type { DetailedReply, HttpError, Reply } from "./replies.ts";
import { responseTo, type WireRequest } from "./response.ts";

/** A request the stand-in received. */
export interface Received {
  body: WireRequest;
  headers: IncomingMessage["headers"];
  /** True once the client hung up before the answer was complete. */
  abandoned: boolean;
}

/** A scripted reply, or a function that decides from the request; undefined leaves it to the next in line. */
export type Scripted = Reply | ((request: WireRequest) => Reply | undefined | Promise<Reply | undefined>);

/**
 * A Responses API on a free loopback port. Replies come from `next` in order, then from `always`; when there is neither it
 * answers 500 and says so.
 */
export class OpenAIStandIn {
  /** What `OPENAI_BASE_URL` should be. */
  readonly baseURL: string;
  readonly requests: Received[] = [];
  readonly stop: () => Promise<void>;
  #script: Scripted[] = [];
  #always: Scripted | undefined;

  private constructor(baseURL: string, stop: () => Promise<void>) {
    this.baseURL = baseURL;
    this.stop = stop;
  }

  static async start(port = 0): Promise<OpenAIStandIn> {
    const serving: { standIn?: OpenAIStandIn } = {};
    const { url, stop } = await listen((request, response) => {
      serving.standIn?.serve(request, response).catch((error: unknown) => response.destroy(error as Error));
    }, port);
    serving.standIn = new OpenAIStandIn(`${url}/v1`, stop);
    return serving.standIn;
  }

  /** The next requests get these replies, one each. */
  next(...replies: readonly Scripted[]): this {
    this.#script.push(...replies);
    return this;
  }

  /** Every request without a scripted reply gets this one. */
  always(reply: Scripted): this {
    this.#always = reply;
    return this;
  }

  /** Forgets replies and requests. */
  reset(): void {
    this.#script = [];
    this.#always = undefined;
    this.requests.length = 0;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    response.setHeader("x-request-id", `req_${this.requests.length + 1}`);
    if (request.method !== "POST" || request.url !== "/v1/responses") {
      return refuse(response, { status: 404, type: "invalid_request_error", message: `Invalid URL (${request.url})` });
    }
    const refusal = refusalOf(request.headers.authorization, text);
    if (refusal) return refuse(response, refusal);
    const body = JSON.parse(text) as WireRequest;
    const received: Received = { body, headers: request.headers, abandoned: false };
    this.requests.push(received);
    response.once("close", () => {
      received.abandoned = !response.writableFinished;
    });
    await answer(response, body, detailed(await this.#replyTo(body)));
  }

  async #replyTo(body: WireRequest): Promise<Reply> {
    for (const scripted of [this.#script.shift(), this.#always]) {
      const reply = typeof scripted === "function" ? await scripted(body) : scripted;
      if (reply !== undefined) return reply;
    }
    const message = "The stand-in has no reply for this request";
    return { error: { status: 500, message, type: "server_error", headers: { "x-should-retry": "false" } } };
  }
}

async function answer(response: ServerResponse, request: WireRequest, reply: DetailedReply): Promise<void> {
  if (reply.delayMs) await pause(reply.delayMs);
  if (reply.error) return refuse(response, reply.error);
  if (reply.cut === "at once") return void response.destroy();
  if (reply.raw) {
    response.writeHead(reply.raw.status, { "content-type": reply.raw.contentType }).end(reply.raw.body);
    return;
  }
  const whole = responseTo(request, reply);
  if (request.stream) return stream(response, eventsOf(whole), reply);
  const body = JSON.stringify(whole);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  if (reply.cut) response.write(body.slice(0, body.length / 2), () => response.destroy());
  else response.end(body);
}

async function stream(response: ServerResponse, events: { type: string }[], reply: DetailedReply): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  const last = reply.cut || reply.unfinished ? Math.ceil(events.length / 2) : events.length;
  for (const event of events.slice(0, last)) {
    if (response.destroyed) return;
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    if (reply.paceMs) await pause(reply.paceMs);
  }
  if (reply.cut) setImmediate(() => response.destroy());
  else response.end();
}

function refuse(response: ServerResponse, { status, headers, ...error }: HttpError): void {
  const body = JSON.stringify({ error: { param: null, code: null, ...error } });
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

const detailed = (reply: Reply): DetailedReply => {
  if (typeof reply === "string") return { items: [{ type: "message", role: "assistant", content: reply }] };
  if (Array.isArray(reply)) return { items: reply as readonly Item[] };
  return "type" in reply || "role" in reply ? { items: [reply as Item] } : (reply as DetailedReply);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
