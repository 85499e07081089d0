-- Accepts one customer message: known already, or in the log and the inbox.
-- ARGV: conversation, dedupe ms, fact, [state fields]
local seen = redis.call('GET', dedupe)
if seen then return { 0, seen } end

open_conversation((list(4)))
if redis.call('HGET', state, 'resolved') == '1' then
  local number = redis.call('HINCRBY', state, 'episode', 1)
  redis.call('HDEL', state, 'resolved')
  redis.call('HSET', state, 'episodeSeq', append('{"kind":"episode","number":' .. number .. ',"reason":"new message"}'))
end

local seq = append(ARGV[3])
redis.call('SET', dedupe, seq, 'PX', ARGV[2])
redis.call('RPUSH', inbox, seq)
if redis.call('HGET', state, 'owner') == 'bot' then redis.call('ZADD', pending, 'NX', now, conversation) end
redis.call('ZADD', latest, now, conversation)
news(seq)
return { 1, tostring(seq) }
