-- The step at which a part becomes the provider's. Exactly one of this and a takeover wins.
-- ARGV: conversation, token, lease ms
local holder = redis.call('GET', outlease)
if holder and holder ~= ARGV[2] then return { 'busy' } end
local opted_out = redis.call('HGET', state, 'optedOut') == '1'
while true do
  local id = redis.call('LINDEX', outqueue, 0)
  if not id then
    redis.call('ZREM', due, conversation)
    redis.call('DEL', outlease)
    return { 'empty' }
  end
  local part = redis.call('HMGET', outbox, id, id .. ':state', id .. ':attempts', id .. ':notBefore', id .. ':queuedAt',
    id .. ':since', id .. ':mark')
  local is, not_before = part[2], tonumber(part[4] or 0)
  if is ~= 'queued' and is ~= 'sending' then
    -- A receipt already told how it ended.
    redis.call('LPOP', outqueue)
  elseif is == 'queued' and opted_out and part[7] ~= 'exempt' then
    redis.call('LPOP', outqueue)
    set_delivery(id, 'suppressed', nil, 'opted out')
  elseif not_before > tonumber(now) then
    redis.call('ZADD', due, part[4], conversation)
    redis.call('DEL', outlease)
    return { 'later', part[4] }
  else
    redis.call('SET', outlease, ARGV[2], 'PX', ARGV[3])
    redis.call('ZADD', due, now, conversation)
    if is == 'sending' then
      -- Somebody handed it over and did not live to say how it ended, or could not tell.
      return { 'ambiguous', id, part[1], tonumber(part[3] or 1), part[5], part[6] or now }
    end
    redis.call('HSET', outbox, id .. ':state', 'sending', id .. ':since', now)
    return { 'go', id, part[1], redis.call('HINCRBY', outbox, id .. ':attempts', 1), part[5], now }
  end
end
