-- What a partition has waiting for longer than it may. Each is given to one caller and asked for again later.
-- KEYS: pending, due, clocks, latest, cases, unshown   ARGV: overdue ms, most
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function overdue(key, before)
  local members = redis.call('ZRANGEBYSCORE', key, '-inf', string.format('%.0f', before), 'LIMIT', 0, ARGV[2])
  for _, member in ipairs(members) do redis.call('ZADD', key, 'XX', string.format('%.0f', now), member) end
  return members
end
local late = now - tonumber(ARGV[1])
-- What is due at a time of its own comes again after as long as work may take.
local function rung(key)
  local members = redis.call('ZRANGEBYSCORE', key, '-inf', string.format('%.0f', now), 'LIMIT', 0, ARGV[2])
  for _, member in ipairs(members) do redis.call('ZADD', key, 'XX', string.format('%.0f', now + tonumber(ARGV[1])), member) end
  return members
end
return { overdue(KEYS[1], late), overdue(KEYS[2], late), rung(KEYS[3]), rung(KEYS[6]) }
