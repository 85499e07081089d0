-- Lets another worker go on with this turn at once: the journal keeps what was done.
-- ARGV: conversation, fence, '1' if this was no failed try (a shutdown)
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return 0 end
redis.call('DEL', lease)
if ARGV[3] == '1' then redis.call('HINCRBY', state, 'tries', -1) end
-- Long past, so that the next sweep takes it even if the wake-up is lost.
redis.call('ZADD', pending, 'XX', 0, conversation)
return 1
