-- The step at which a part becomes the provider's. Exactly one of this and a takeover wins.
-- ARGV: conversation, token, lease ms
local holder = redis.call('GET', outlease)
if holder and holder ~= ARGV[2] then return { 'busy' } end
while true do
  local id = redis.call('LINDEX', outqueue, 0)
  if not id then
    redis.call('ZREM', due, conversation)
    redis.call('DEL', outlease)
    return { 'empty' }
  end
  local held = redis.call('HMGET', outbox, id, id .. ':state', id .. ':from', id .. ':attempts', id .. ':notBefore')
  if redis.call('HGET', state, 'optedOut') == '1' and held[2] == 'queued' then
    redis.call('LPOP', outqueue)
    redis.call('HSET', outbox, id .. ':state', 'suppressed')
    append_all({ '{"kind":"delivery","delivery":' .. quoted(id) .. ',"message":' .. quoted(string.match(id, '^(.*)%.%d+$') or id)
      .. ',"state":"suppressed","reason":"opted out"}' })
  elseif held[2] == 'queued' and held[5] and tonumber(held[5]) > tonumber(now) then
    redis.call('ZADD', due, held[5], conversation)
    redis.call('DEL', outlease)
    return { 'later', held[5] }
  else
    redis.call('SET', outlease, ARGV[2], 'PX', ARGV[3])
    redis.call('ZADD', due, now, conversation)
    local attempts = tonumber(held[4] or 0)
    if held[2] == 'queued' then
      attempts = redis.call('HINCRBY', outbox, id .. ':attempts', 1)
      redis.call('HSET', outbox, id .. ':state', 'sending')
    end
    -- 'ambiguous': somebody handed it over and did not live to say how it ended.
    return { held[2] == 'queued' and 'go' or 'ambiguous', id, held[1], attempts }
  end
end
