import type { Opened } from "../wire.ts";
import type { Api } from "./api.ts";
import type { Keep } from "./keep.ts";
import type { Settings } from "./settings.ts";

/** The conversation this browser is in, remembered under the customer's own name where the host signed them in. */
export class Session {
  readonly name: string;
  readonly #api: Api;
  readonly #keep: Keep;
  readonly #settings: Settings;
  #opening: Promise<Opened> | undefined;

  constructor(api: Api, keep: Keep, settings: Settings) {
    this.#api = api;
    this.#keep = keep;
    this.#settings = settings;
    // Whoever signs in after somebody else on the same computer must not find that person's conversation.
    this.name = `conversation${subject(settings.identity)}`;
  }

  /** The conversation there is, if there is one. */
  get current(): Opened | undefined {
    return this.#keep.get<Opened>(this.name);
  }

  /** The conversation there is, or a new one: one for all tabs, however many ask at once. */
  open(): Promise<Opened> {
    this.#opening ??= this.#openOnce().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Forgets a conversation the server does not know any more, unless another tab already has a new one. */
  lose(token: string): void {
    if (this.current?.token === token) this.#keep.drop(this.name);
  }

  #openOnce(): Promise<Opened> {
    const step = async (): Promise<Opened> => {
      const { language, identity } = this.#settings;
      const opened = this.current ?? (await this.#api.open(language, identity));
      this.#keep.set(this.name, opened);
      return opened;
    };
    return navigator.locks ? navigator.locks.request(`jetbridge:${this.name}`, step) : step();
  }
}

/** Whom a signed token is about. The site signs a new one for every page, and each ends at another time. */
function subject(identity: string | undefined): string {
  const payload = identity?.split(".")[1];
  if (!payload) return "";
  try {
    return `:${JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/"))).sub}`;
  } catch {
    // The server will refuse it; until then it is nobody else's.
    return `:${payload}`;
  }
}
