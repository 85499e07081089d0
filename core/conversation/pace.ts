import type { Script, Store } from "../platform/index.ts";

const RESERVE = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local free = tonumber(redis.call('GET', KEYS[1]) or '0')
if free > now then return free - now end
redis.call('SET', KEYS[1], string.format('%.0f', now + tonumber(ARGV[1])), 'PX', ARGV[1])
return 0
`;

const REST = `
local clock = redis.call('TIME')
local free = clock[1] * 1000 + math.floor(clock[2] / 1000) + tonumber(ARGV[1])
redis.call('SET', KEYS[1], string.format('%.0f', free), 'PX', ARGV[1])
`;

/** Spaces sends out over every process, so that nobody sends as one sender faster than its provider takes. */
export class Pace {
  readonly #reserve: Script;
  readonly #rest: Script;

  constructor(store: Store) {
    this.#reserve = store.script(RESERVE);
    this.#rest = store.script(REST);
  }

  /** Takes the next place for a sender. Returns 0 if it is free now, else in how many ms to ask again. */
  async reserve({ sender, perSecond }: { sender: string; perSecond: number }): Promise<number> {
    const every = Math.max(1, Math.round(1_000 / perSecond));
    return Number(await this.#reserve([keyOf(sender)], [every]));
  }

  /** The provider wants a rest: nobody sends as this sender for `ms`. */
  async rest(sender: string, ms: number): Promise<void> {
    await this.#rest([keyOf(sender)], [Math.max(1, Math.ceil(ms))]);
  }
}

const keyOf = (sender: string): string => `jb:{pace:${sender}}`;
