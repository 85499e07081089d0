-- Staff or the system say something outside a turn.
-- ARGV: conversation, owners it may be said under (comma-separated), owner version or '', once-key or '', which waiting messages it answers: 'all',
--       up to an entry, or '',
--       [facts], [outbox entries], [state fields], [clocks]
local was = redis.call('HMGET', state, 'owner', 'ownerVersion', 'staff')
if not was[1] then return { 'missing' } end
local allowed = string.find(',' .. ARGV[2] .. ',', ',' .. was[1] .. ',', 1, true)
if not allowed or (ARGV[3] ~= '' and ARGV[3] ~= was[2]) then return { 'conflict', was[1], was[2], was[3] or '' } end
if ARGV[4] ~= '' and redis.call('HSETNX', state, 'once:' .. ARGV[4], now) == 0 then return { 'said' } end
local facts, at = list(6)
local deliveries, fields, times
deliveries, at = list(at)
fields, at = list(at)
times = list(at)
if ARGV[5] ~= '' then
  answer_until(ARGV[5])
  track_work()
end
remember(fields)
queue_deliveries(deliveries)
set_clocks(times)
append_all(facts)
return { 'ok', was[1], was[2], was[3] or '' }
