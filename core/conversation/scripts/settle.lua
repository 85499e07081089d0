-- How handing over the first part of the queue ended.
-- ARGV: conversation, token, delivery id, state ('queued': send it again, 'sending': ask again how it ended), provider id
--       or '', reason or '', not before ms or ''
if redis.call('GET', outlease) ~= ARGV[2] then return { 'lost' } end
local id = ARGV[3]
if redis.call('LINDEX', outqueue, 0) ~= id then return { 'lost' } end
redis.call('DEL', outlease)
if redis.call('HGET', outbox, id .. ':state') ~= 'sending' then
  -- A receipt overtook us, and knows better than whoever waited for an answer.
  redis.call('LPOP', outqueue)
  return { 'told' }
end
if ARGV[4] == 'queued' and redis.call('HGET', outbox, id .. ':from') == 'bot' and redis.call('HGET', state, 'owner') ~= 'bot' then
  -- The provider does not have it, and meanwhile a person has the conversation (I8).
  redis.call('LPOP', outqueue)
  set_delivery(id, 'withdrawn', nil, 'taken')
  return { 'told' }
end
if ARGV[4] == 'queued' or ARGV[4] == 'sending' then
  redis.call('HSET', outbox, id .. ':state', ARGV[4], id .. ':notBefore', ARGV[7])
else
  redis.call('LPOP', outqueue)
  set_delivery(id, ARGV[4], ARGV[5], ARGV[6])
end
return { 'ok' }
