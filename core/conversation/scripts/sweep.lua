-- What a partition has waiting for longer than it may. Each is given to one caller and asked for again later.
-- KEYS: pending, due, clocks, latest   ARGV: overdue ms, most
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function overdue(key, before)
  local members = redis.call('ZRANGEBYSCORE', key, '-inf', string.format('%.0f', before), 'LIMIT', 0, ARGV[2])
  for _, member in ipairs(members) do redis.call('ZADD', key, 'XX', string.format('%.0f', now), member) end
  return members
end
local late = now - tonumber(ARGV[1])
local rung = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', string.format('%.0f', now), 'LIMIT', 0, ARGV[2])
for _, member in ipairs(rung) do redis.call('ZADD', KEYS[3], 'XX', string.format('%.0f', now + tonumber(ARGV[1])), member) end
return { overdue(KEYS[1], late), overdue(KEYS[2], late), rung }
