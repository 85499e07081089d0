import type { Script, Store } from "../platform/index.ts";

const RESERVE = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local free = tonumber(redis.call('GET', KEYS[1]) or '0')
if free > now then return free - now end
redis.call('SET', KEYS[1], string.format('%.0f', now + tonumber(ARGV[1])), 'PX', ARGV[1])
return 0
`;

/** Spaces sends out over every process, so that nobody sends as one sender faster than its provider takes. */
export class Pace {
  readonly #store: Store;
  readonly #reserve: Script;

  constructor(store: Store) {
    this.#store = store;
    this.#reserve = store.script(RESERVE);
  }

  /** Takes the next place for a sender. Returns 0 if it is free now, else in how many ms to ask again. */
  async reserve({ sender, perSecond }: { sender: string; perSecond: number }): Promise<number> {
    const every = Math.max(1, Math.round(1_000 / perSecond));
    return Number(await this.#reserve([keyOf(sender)], [every]));
  }

  /** The provider wants a rest: nobody sends as this sender for `ms`. */
  async rest(sender: string, ms: number): Promise<void> {
    const pause = Math.max(1, Math.ceil(ms));
    await this.#store.redis.set(keyOf(sender), String(Date.now() + pause), "PX", pause);
  }
}

const keyOf = (sender: string): string => `jb:{pace:${sender}}`;
