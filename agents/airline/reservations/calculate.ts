import { BadRequest } from "../refusals.ts";

/**
 * The value of an arithmetic expression, to two places and always with a point: `4.0`. Numbers, `+ - * / // **` and
 * brackets; parsed, never evaluated as code.
 */
export function calculate(expression: string): string {
  if (/[^0-9+\-*/(). ]/.test(expression))
    throw new BadRequest("invalid_characters", "Invalid characters in expression");
  const tokens = expression.match(/\d+\.?\d*|\.\d+|\*\*|\/\/|[-+*/().]/g) ?? [];
  const parser = new Arithmetic(tokens);
  const value = parser.sum();
  if (!parser.atEnd || !Number.isFinite(value)) throw malformed();
  const rounded = Math.abs(value) < 1e15 ? halfToEven(value) : value;
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e16 ? `${rounded}.0` : String(rounded);
}

const malformed = () => new BadRequest("malformed_expression", "This is not an expression that can be worked out");

/** Rounds to two places; an exact tie, which only eighths can be, goes to the even neighbour. */
function halfToEven(value: number): number {
  const cents = value * 100;
  const below = Math.floor(cents);
  const isTie = Number.isInteger(value * 8) && cents - below === 0.5;
  if (!isTie) return Number(value.toFixed(2));
  return (below % 2 === 0 ? below : below + 1) / 100;
}

class Arithmetic {
  readonly #tokens: string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#accept("+")) value += this.#product();
      else if (this.#accept("-")) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#signed();
    for (;;) {
      if (this.#accept("*")) value *= this.#signed();
      else if (this.#accept("//")) value = Math.floor(value / this.#signed());
      else if (this.#accept("/")) value /= this.#signed();
      else return value;
    }
  }

  #signed(): number {
    if (++this.#depth > 200) throw malformed();
    const sign = this.#accept("-") ? -1 : this.#accept("+") ? 1 : 0;
    const value = sign ? sign * this.#signed() : this.#power();
    this.#depth--;
    return value;
  }

  #power(): number {
    const base = this.#atom();
    return this.#accept("**") ? base ** this.#signed() : base;
  }

  #atom(): number {
    if (this.#accept("(")) {
      const value = this.sum();
      if (!this.#accept(")")) throw malformed();
      return value;
    }
    const token = this.#tokens[this.#at++] ?? "";
    if (!/\d/.test(token)) throw malformed();
    return Number(token);
  }

  #accept(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }
}
