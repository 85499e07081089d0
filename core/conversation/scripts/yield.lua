-- Lets a worker go on with this turn: the journal keeps what was done.
-- ARGV: conversation, fence, '1' if this was no failed try (a shutdown), score for the sweeper (ms)
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return 0 end
redis.call('DEL', lease)
if ARGV[3] == '1' then redis.call('HINCRBY', state, 'tries', -1) end
redis.call('ZADD', pending, 'XX', ARGV[4], conversation)
return 1
