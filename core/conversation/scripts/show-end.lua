-- Ends showing. With nothing new left the sweeper need not know; a case that is over is followed no more.
-- ARGV: conversation, token, when to look again (ms) or '', '1' if the case is over for good
if redis.call('HGET', desk, 'token') ~= ARGV[2] then return { 'stale' } end
redis.call('HDEL', desk, 'token', 'until')
if ARGV[3] ~= '' then
  redis.call('ZADD', unshown, ARGV[3], conversation)
  return { 'later' }
end
if (redis.call('HGET', desk, 'cursor') or '0') ~= redis.call('HGET', state, 'seq') then
  redis.call('ZADD', unshown, now, conversation)
  return { 'more' }
end
redis.call('ZREM', unshown, conversation)
if ARGV[4] == '1' then redis.call('HSET', state, 'followed', '0') end
return { 'done' }
