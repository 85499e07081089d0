import { createHmac, randomUUID } from "node:crypto";
import type { Line } from "./websocket.ts";

/** What our app answered, over HTTP or over the line. */
export interface Answered {
  /** 200 for an answer over the line; 0: none came within three seconds. */
  status: number;
  body: unknown;
  ms: number;
}

/** Something Slack sends: an event, a press of a button, a command. */
export type Envelope =
  | { type: "events_api"; payload: Record<string, unknown> }
  | { type: "interactive"; payload: Record<string, unknown> }
  | { type: "slash_commands"; payload: Record<string, string> };

/** How often, and why, an event was sent before. */
export interface Retry {
  num: number;
  reason: "http_timeout" | "http_error" | "connection_failed";
}

const ANSWER_WITHIN_MS = 3_000;

/** Slack's signature by its published recipe (not by the SDK that checks it). */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

/** Carries what Slack sends to our app: over HTTP, signed, or over the line the app holds open. */
export class Outgoing {
  readonly #signingSecret: string;
  readonly #waiting = new Map<string, (body: unknown) => void>();
  /** Where events go over HTTP. */
  url = "http://127.0.0.1:9/slack/events";
  line: Line | undefined;

  constructor(signingSecret: string) {
    this.#signingSecret = signingSecret;
  }

  async send(envelope: Envelope, retry?: Retry): Promise<Answered> {
    const began = performance.now();
    const { status, body } = this.line?.open
      ? await this.#overLine(envelope, retry)
      : await this.#overHttp(envelope, retry);
    return { status, body, ms: performance.now() - began };
  }

  /** A signed request of any making: another time, another body than was signed, another content type. */
  async post(
    body: string,
    {
      contentType = "application/json",
      at = Date.now() / 1_000,
      headers = {},
      signed = body,
    }: Partial<SignedRequest> = {},
  ): Promise<Omit<Answered, "ms">> {
    const timestamp = Math.floor(at);
    try {
      const response = await fetch(this.url, {
        method: "POST",
        headers: {
          "content-type": contentType,
          "x-slack-request-timestamp": String(timestamp),
          "x-slack-signature": sign(this.#signingSecret, timestamp, signed),
          ...headers,
        },
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return { status: response.status, body: parse(await response.text()) };
    } catch (error) {
      return { status: 0, body: String(error) };
    }
  }

  /** The app dialled. */
  connect(line: Line): void {
    this.line = line;
    line.say(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A0STANDIN1" } }));
  }

  heard(text: string): void {
    const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload?: unknown };
    this.#waiting.get(envelope_id)?.(payload ?? {});
    this.#waiting.delete(envelope_id);
  }

  async #overLine({ type, payload }: Envelope, retry: Retry | undefined): Promise<Omit<Answered, "ms">> {
    const envelope_id = randomUUID();
    const answered = new Promise<Omit<Answered, "ms">>((resolve) => {
      const late = setTimeout(() => resolve({ status: 0, body: "no ack" }), ANSWER_WITHIN_MS);
      this.#waiting.set(envelope_id, (body) => {
        clearTimeout(late);
        resolve({ status: 200, body });
      });
    });
    const again = retry
      ? { retry_attempt: retry.num, retry_reason: retry.reason }
      : { retry_attempt: 0, retry_reason: "" };
    this.line?.say(
      JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== "events_api", ...again }),
    );
    return answered;
  }

  #overHttp({ type, payload }: Envelope, retry: Retry | undefined): Promise<Omit<Answered, "ms">> {
    const headers = retry ? { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason } : {};
    const form = "application/x-www-form-urlencoded";
    if (type === "events_api") return this.post(JSON.stringify(payload), { headers });
    if (type === "slash_commands")
      return this.post(new URLSearchParams(payload).toString(), { contentType: form, headers });
    return this.post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), {
      contentType: form,
      headers,
    });
  }
}

interface SignedRequest {
  contentType: string;
  /** Seconds since 1970. */
  at: number;
  headers: Record<string, string>;
  /** What the signature is over. */
  signed: string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
