import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The outside world: a provider and a reservations system that are never killed and forget nothing. */
export class Judge {
  /** Effect key → how often it was asked for, and what it was about. */
  readonly effects = new Map<string, { asked: number; about: string[] }>();
  /** Delivery id → how often it was accepted, in order of first arrival. */
  readonly sends = new Map<string, { accepted: number; conversation: string; body: string }>();
  readonly #server: Server;
  readonly #random: () => number;

  private constructor(random: () => number) {
    this.#random = random;
    this.#server = createServer((request, response) => {
      void readJson(request).then((body) => {
        const { status, reset } = this.#answer(request.url ?? "", body);
        // Accepted, and nobody hears of it: the ambiguous case.
        if (reset) response.destroy();
        else response.writeHead(status).end();
      });
    });
  }

  static async start(random: () => number): Promise<Judge> {
    const judge = new Judge(random);
    await new Promise<void>((resolve) => judge.#server.listen(0, "127.0.0.1", resolve));
    return judge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(path: string, body: Record<string, unknown>): { status: number; reset: boolean } {
    const id = String(body.id);
    if (path === "/find") return { status: this.sends.has(id) ? 200 : 404, reset: false };
    // One request in five is refused before anything happens, as providers do.
    if (this.#random() < 0.2) return { status: 503, reset: false };
    if (path === "/effect") {
      const seen = this.effects.get(id);
      this.effects.set(id, { asked: (seen?.asked ?? 0) + 1, about: body.about as string[] });
    } else {
      const seen = this.sends.get(id);
      this.sends.set(id, {
        accepted: (seen?.accepted ?? 0) + 1,
        conversation: String(body.conversation),
        body: String(body.body),
      });
    }
    return { status: 200, reset: this.#random() < 0.03 };
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text || "{}") as Record<string, unknown>;
}
