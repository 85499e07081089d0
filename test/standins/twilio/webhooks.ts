import { createHash, createHmac, randomUUID } from "node:crypto";

/** What a webhook of ours answered. */
export interface Answered {
  status: number;
  body: string;
  ms: number;
}

/** Twilio's signature over an address and its form parameters, by the published recipe (not by the SDK that checks it). */
export function sign(authToken: string, url: string, params: Readonly<Record<string, string>>): string {
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => text + name + params[name], url);
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}

/** Posts signed webhooks as Twilio does: the URL as it is configured, one retry on a lost connection, 15 s in all. */
export class Webhooks {
  readonly #authToken: string;

  constructor(authToken: string) {
    this.#authToken = authToken;
  }

  async post(
    url: string,
    params: Readonly<Record<string, string>>,
    { via = url, json = false }: { via?: string | undefined; json?: boolean | undefined } = {},
  ): Promise<Answered> {
    const token = randomUUID();
    const send = () => (json ? this.#json(url, via, params, token) : this.#form(url, via, params, token));
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return send();
    }
  }

  #form(url: string, via: string, params: Readonly<Record<string, string>>, token: string): Promise<Answered> {
    return request(via, new URLSearchParams(params).toString(), {
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      "x-twilio-signature": sign(this.#authToken, url, params),
      "i-twilio-idempotency-token": token,
    });
  }

  #json(url: string, via: string, params: Readonly<Record<string, string>>, token: string): Promise<Answered> {
    const body = JSON.stringify(params);
    const query = `${url.includes("?") ? "&" : "?"}bodySHA256=${createHash("sha256").update(body).digest("hex")}`;
    return request(via + query, body, {
      "content-type": "application/json",
      "x-twilio-signature": sign(this.#authToken, url + query, {}),
      "i-twilio-idempotency-token": token,
    });
  }
}

async function request(url: string, body: string, headers: Record<string, string>): Promise<Answered> {
  const began = performance.now();
  const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(15_000) });
  return { status: response.status, body: await response.text(), ms: performance.now() - began };
}
