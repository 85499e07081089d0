/** What the widget remembers in a browser. Where storage is forbidden, it remembers until the page is left. */
export class Keep {
  readonly #prefix: string;
  readonly #here = new Map<string, string>();

  /** Each server has its own memories, so that two airlines on one page never mix. */
  constructor(server: string) {
    this.#prefix = `jetbridge:${server}:`;
  }

  get<T>(name: string): T | undefined {
    return attempt(() => {
      const text = this.#here.get(name) ?? localStorage.getItem(this.#prefix + name);
      return text ? (JSON.parse(text) as T) : undefined;
    });
  }

  set(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    const stored = attempt(() => {
      localStorage.setItem(this.#prefix + name, text);
      return true;
    });
    if (!stored) this.#here.set(name, text);
  }

  drop(name: string): void {
    this.#here.delete(name);
    attempt(() => localStorage.removeItem(this.#prefix + name));
  }

  /** The names under which something is kept that begin with `start`. */
  names(start: string): string[] {
    const whole = this.#prefix + start;
    const stored = attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(whole))) ?? [];
    return stored.map((key) => key.slice(this.#prefix.length));
  }

  /** Tells when another tab changed something, by name. */
  watch(changed: (name: string) => void): void {
    addEventListener("storage", ({ key }) => key?.startsWith(this.#prefix) && changed(key.slice(this.#prefix.length)));
  }
}

// Storage throws in private windows, sandboxed frames and when it is full: none of that may stop the chat.
function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}
