import { createHmac, timingSafeEqual } from "node:crypto";

/** Signs small statements, each for one purpose, so that they need not be stored. */
export class Signed {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Seals a statement until a time (ms). */
  seal(purpose: string, statement: Record<string, unknown>, until: number): string {
    const body = Buffer.from(JSON.stringify({ ...statement, until })).toString("base64url");
    return `${body}.${this.#sign(purpose, body)}`;
  }

  /** What was sealed for this purpose, while it holds; undefined otherwise. */
  open(purpose: string, sealed: string | undefined): Record<string, unknown> | undefined {
    const [body = "", signature = ""] = (sealed ?? "").split(".");
    const expected = Buffer.from(this.#sign(purpose, body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const statement = JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
    return Number(statement.until) > Date.now() ? statement : undefined;
  }

  /** Whether somebody knows the secret itself. */
  knows(secret: string): boolean {
    return timingSafeEqual(digest(secret), digest(this.#secret));
  }

  #sign(purpose: string, body: string): string {
    return createHmac("sha256", this.#secret).update(`${purpose}\n${body}`).digest("base64url");
  }
}

const digest = (text: string): Buffer => createHmac("sha256", "equal length").update(text).digest();
