import type { Api } from "./api.ts";

/** The files of a conversation, each fetched once and with its own token. */
export class Files {
  readonly #api: Api;
  readonly #had = new Map<string, Promise<Blob>>();

  constructor(api: Api) {
    this.#api = api;
  }

  /** A file that went out from here need not come back. */
  put(id: string, file: Blob): void {
    this.#had.set(id, Promise.resolve(file));
  }

  /** Throws where it can't be had at the moment; asked again, it is tried again. */
  get(token: string, id: string): Promise<Blob> {
    const had = this.#had.get(id) ?? this.#api.file(token, id);
    this.#had.set(id, had);
    had.catch(() => this.#had.delete(id));
    return had;
  }
}
