-- How handing over the first part of the queue ended.
-- ARGV: conversation, token, delivery id, state, provider id or '', not before ms or '', [facts]
if redis.call('GET', outlease) ~= ARGV[2] then return { 'stale' } end
if redis.call('LINDEX', outqueue, 0) ~= ARGV[3] then return { 'stale' } end
local id = ARGV[3]
-- A receipt may have overtaken us; receipts only move forward.
if redis.call('HGET', outbox, id .. ':state') == 'sending' or ARGV[4] ~= 'sent' then
  redis.call('HSET', outbox, id .. ':state', ARGV[4])
end
if ARGV[5] ~= '' then redis.call('HSET', outbox, id .. ':provider', ARGV[5]) end
if ARGV[4] == 'queued' then
  redis.call('HSET', outbox, id .. ':notBefore', ARGV[6])
else
  redis.call('LPOP', outqueue)
end
append_all((list(7)))
return { 'ok' }
