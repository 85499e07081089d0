-- Puts down how far showing has come.
-- ARGV: conversation, token, lease ms, [fields], [fields that are no more]
if redis.call('HGET', desk, 'token') ~= ARGV[2] then return { 'stale' } end
local fields, at = list(4)
local gone = list(at)
redis.call('HSET', desk, 'until', string.format('%.0f', now + ARGV[3]), unpack(fields))
if #gone > 0 then redis.call('HDEL', desk, unpack(gone)) end
return { 'ok' }
