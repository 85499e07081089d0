-- Takes provisional words back.
-- ARGV: conversation, fence, reason
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return { 'stale' } end
retract(ARGV[3])
news(redis.call('HGET', state, 'seq'))
return { 'ok' }
