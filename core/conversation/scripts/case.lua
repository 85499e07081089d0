-- Changes a case, and with it who answers next, if the conversation still is what the caller saw.
-- ARGV: conversation, owner version, new owner, staff (JSON or ''), once-key or '', which waiting messages count as
--       answered: 'all', up to an entry, or '', '1' if nothing may wait beyond them,
--       [facts], [outbox entries], [state fields], [clocks]
local was = redis.call('HMGET', state, 'owner', 'ownerVersion')
if not was[1] then return { 'missing' } end
if was[2] ~= ARGV[2] then return { 'conflict' } end
if ARGV[5] ~= '' and redis.call('HEXISTS', state, 'once:' .. ARGV[5]) == 1 then return { 'said' } end
local last = redis.call('LINDEX', inbox, -1)
if ARGV[7] == '1' and last and tonumber(last) > tonumber(ARGV[6]) then return { 'unseen' } end

local facts, at = list(8)
local deliveries, fields, times
deliveries, at = list(at)
fields, at = list(at)
times = list(at)
if ARGV[5] ~= '' then redis.call('HSET', state, 'once:' .. ARGV[5], now) end
remember(fields)
if ARGV[6] ~= '' then answer_until(ARGV[6]) end
change_owner(ARGV[3], ARGV[4])
queue_deliveries(deliveries)
set_clocks(times)
append_all(facts)
return { 'ok', redis.call('HGET', state, 'ownerVersion') }
