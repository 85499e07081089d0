-- Begins showing staff what is new: one worker at a time per conversation.
-- ARGV: conversation, token, lease ms
if redis.call('EXISTS', state) == 0 then
  redis.call('ZREM', unshown, conversation)
  return { 'gone' }
end
local held = redis.call('HMGET', desk, 'token', 'until')
if held[1] and held[1] ~= ARGV[2] and tonumber(held[2]) > tonumber(now) then return { 'busy' } end
redis.call('HSET', desk, 'token', ARGV[2], 'until', string.format('%.0f', now + ARGV[3]))
return { 'ok', redis.call('HGETALL', desk) }
