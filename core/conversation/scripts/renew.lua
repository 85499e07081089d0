-- Keeps a turn's lease, and tells the sweeper that it is alive.
-- ARGV: conversation, fence, lease ms
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return 0 end
redis.call('PEXPIRE', lease, ARGV[3])
redis.call('ZADD', pending, 'XX', now, conversation)
return 1
