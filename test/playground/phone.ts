import type { TextOptions, TwilioStandin } from "../standins/twilio/index.ts";
import type { PhoneLine } from "./scene.ts";

/** A customer's handset, with what was written on it and what reached it in one order. */
export class Phone {
  readonly number: string;
  readonly #twilio: TwilioStandin;
  readonly #lines: PhoneLine[] = [];
  #received = 0;

  constructor(number: string, twilio: TwilioStandin) {
    this.number = number;
    this.#twilio = twilio;
  }

  /** Sends a text or a picture. Throws where the airline's webhook did not take it. */
  async text(text: string, media: TextOptions["media"] = []): Promise<void> {
    this.lines();
    this.#lines.push({ from: "customer", text, picture: media.length > 0, at: Date.now() });
    const { status, body } = await this.#twilio.phone(this.number).text(text, { media });
    if (status >= 300) throw new Error(`the airline's SMS webhook answered ${status}: ${body.slice(0, 200)}`);
  }

  /** Oldest first. */
  lines(): PhoneLine[] {
    const inbox = this.#twilio.phone(this.number).inbox();
    for (const text of inbox.slice(this.#received))
      this.#lines.push({ from: "airline", text, picture: false, at: Date.now() });
    this.#received = inbox.length;
    return this.#lines;
  }
}
