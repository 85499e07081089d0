import type { Response } from "openai/resources/responses/responses";
import { limited } from "../abort.ts";
import { ModelCallError, ModelTimeout, RunnerError, UserError } from "../errors.ts";
import type { Model, ModelCallOptions, ModelRequest, ModelResponse } from "../model.ts";
import { failureIn, unreachable } from "./failures.ts";
import { LeanFetch, type LeanReply } from "./lean-fetch.ts";
import { requestBody } from "./request.ts";
import { readResponse, readStream } from "./response.ts";
import { retryAfterMs, shouldRetry, withRetries } from "./retry.ts";

export interface OpenAIModelOptions {
  apiKey: string;
  /** Used where the agent names no model. */
  model: string;
  /** `https://api.openai.com/v1` unless given: any server that speaks the Responses API. */
  baseURL?: string;
  organization?: string;
  project?: string;
  /** Milliseconds one attempt may take (60 s). `modelSettings.timeoutMs` limits all attempts together. */
  timeoutMs?: number;
  /** 2 unless said otherwise. */
  maxRetries?: number;
  /** The first pause between attempts (500 ms). */
  retryDelayMs?: number;
  /** The longest pause the provider may ask for (20 s); asked for more, the call fails with `retryAfterMs`. */
  maxRetryAfterMs?: number;
  /** Connections kept to the provider (128). */
  connections?: number;
}

/**
 * A model behind OpenAI's Responses API, stateless (`store: false`). It resolves with a complete answer or rejects with a
 * `ModelCallError` whose class says who must act: quota, rate, auth, timeout, truncated. An answer of which something was
 * already streamed is never asked for again.
 */
export class OpenAIModel implements Model {
  readonly provider = "openai";
  readonly defaultModel: string;
  readonly #options: Required<Omit<OpenAIModelOptions, "organization" | "project" | "apiKey">>;
  readonly #fetch: LeanFetch;

  constructor(options: OpenAIModelOptions) {
    const { apiKey, organization, project, baseURL = "https://api.openai.com/v1", ...rest } = options;
    if (!apiKey) throw new UserError("OpenAIModel needs an apiKey");
    if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new UserError("OpenAIModel: the apiKey has blanks or letters no key has");
    if (!rest.model) throw new UserError("OpenAIModel needs the name of a model");
    if (!URL.canParse(baseURL)) throw new UserError(`OpenAIModel: "${baseURL}" is not a URL`);
    const defaults = { timeoutMs: 60_000, maxRetries: 2, retryDelayMs: 500, maxRetryAfterMs: 20_000, connections: 128 };
    this.#options = { ...defaults, ...rest, baseURL: baseURL.replace(/\/+$/, "") };
    this.defaultModel = rest.model;
    this.#fetch = new LeanFetch(
      {
        authorization: `Bearer ${apiKey}`,
        ...(organization ? { "openai-organization": organization } : {}),
        ...(project ? { "openai-project": project } : {}),
      },
      this.#options.connections,
    );
  }

  async respond(request: ModelRequest, { signal, onTextDelta }: ModelCallOptions): Promise<ModelResponse> {
    const body = requestBody(request, this.#options.model, onTextDelta !== undefined);
    let shown = false;
    const show =
      onTextDelta &&
      ((delta: string) => {
        shown = true;
        onTextDelta(delta);
      });
    const { value, attempts } = await withRetries(
      this.#options,
      signal,
      () => this.#attempt(body, signal, show),
      () => !shown,
    );
    return { ...value, usage: { ...value.usage, requests: attempts } };
  }

  /** Closes the connections; call it when the program ends. */
  close(): Promise<void> {
    return this.#fetch.close();
  }

  async #attempt(
    body: string,
    signal: AbortSignal,
    show: ((delta: string) => void) | undefined,
  ): Promise<ModelResponse> {
    const { baseURL, timeoutMs } = this.#options;
    const clock = limited(signal, timeoutMs, () => new ModelTimeout(`The model did not answer within ${timeoutMs} ms`));
    try {
      clock.signal.throwIfAborted();
      const reply = await this.#fetch.post(`${baseURL}/responses`, body, clock.signal);
      if (reply.status >= 400) throw failureIn(await reply.text(), detailsOf(reply));
      return show ? await readStream(reply.events(), show) : readResponse(parsed(await reply.text()));
    } catch (error) {
      if (clock.signal.aborted) throw clock.signal.reason;
      throw error instanceof RunnerError ? error : unreachable(error);
    } finally {
      clock.release();
    }
  }
}

const detailsOf = ({ status, header }: LeanReply) => ({
  status,
  requestId: header("x-request-id"),
  retryAfterMs: retryAfterMs(header),
  retryable: shouldRetry(header),
});

function parsed(body: string): Response {
  try {
    return JSON.parse(body) as Response;
  } catch (cause) {
    throw new ModelCallError("The provider's response is not JSON", { kind: "unavailable", cause });
  }
}
