import type { Script, Store } from "../../platform/index.ts";

// ARGV: who, since when, ms after which somebody who does not ask any more has left
const PLACE = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
redis.call('ZADD', KEYS[1], 'NX', ARGV[2], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], string.format('%.0f', now))
local ahead = 0
for _, who in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if who == ARGV[1] then return ahead end
  local asked = tonumber(redis.call('HGET', KEYS[2], who) or 0)
  if now - asked > tonumber(ARGV[3]) then
    redis.call('ZREM', KEYS[1], who)
    redis.call('HDEL', KEYS[2], who)
  else
    ahead = ahead + 1
  end
end
return ahead
`;

const [LINE, ASKED] = ["jb:{line}:desk", "jb:{line}:asked"];
/** Longer than anybody pauses between two tries. */
const PATIENCE_MS = 60_000;

/** First come, first shown: after an outage cases appear in the order in which they were opened. */
export class WaitingLine {
  readonly #store: Store;
  readonly #place: Script;

  constructor(store: Store) {
    this.#store = store;
    this.#place = store.script(PLACE);
  }

  /** How many are ahead of `who`, who has been waiting since `since` (ms). Ask again until it is 0; then `leave`. */
  async ahead(who: string, since: number): Promise<number> {
    return Number(await this.#place([LINE, ASKED], [who, since, PATIENCE_MS]));
  }

  /** Makes room. Returns whose turn it is now, if anybody is waiting: wake them, or they only ask again by themselves. */
  async leave(who: string): Promise<string | undefined> {
    await this.#store.redis.zrem(LINE, who);
    await this.#store.redis.hdel(ASKED, who);
    const [next] = await this.#store.redis.zrange(LINE, "0", "0");
    return next;
  }
}
