-- Begins a turn, or goes on with one whose worker is gone.
-- ARGV: conversation, token, lease ms, most messages, most tries
if redis.call('HGET', state, 'owner') ~= 'bot' then
  redis.call('ZREM', pending, conversation)
  return { 'silent' }
end
if redis.call('EXISTS', lease) == 1 then return { 'busy' } end

if redis.call('LLEN', turn) == 0 then
  local taken = redis.call('LRANGE', inbox, 0, ARGV[4] - 1)
  if #taken == 0 then
    redis.call('ZREM', pending, conversation)
    return { 'empty' }
  end
  redis.call('RPUSH', turn, unpack(taken))
  redis.call('LTRIM', inbox, #taken, -1)
  redis.call('DEL', journal)
  redis.call('HSET', state, 'tries', 0)
end

local tries = redis.call('HINCRBY', state, 'tries', 1)
-- Never below the clock: a store that lost its last second must not give the same fence twice.
local fence = math.max(tonumber(redis.call('HGET', state, 'fence')) + 1, tonumber(now))
fence = string.format('%.0f', fence)
redis.call('HSET', state, 'fence', fence)
redis.call('SET', lease, ARGV[2], 'PX', ARGV[3])
redis.call('ZADD', pending, now, conversation)
if redis.call('EXISTS', provisional) == 1 then
  retract('begun again')
  news(redis.call('HGET', state, 'seq'))
end

local heard = {}
for i, seq in ipairs(redis.call('LRANGE', turn, 0, -1)) do heard[i] = read(seq) end
local what = 'turn'
if tries > tonumber(ARGV[5]) then what = 'poison' end
return { what, fence, heard, redis.call('HGETALL', journal), redis.call('HGETALL', state) }
