-- Changes the owner, if the conversation still is what the caller saw.
-- ARGV: conversation, new owner, staff (JSON or ''), owners it may come from (comma-separated), owner version or '',
--       '1' if what is waiting counts as answered, [facts], [outbox entries], [state fields], [clocks]
local was = redis.call('HMGET', state, 'owner', 'ownerVersion', 'staff')
if not was[1] then return { 'missing' } end
local allowed = string.find(',' .. ARGV[4] .. ',', ',' .. was[1] .. ',', 1, true)
if not allowed or (ARGV[5] ~= '' and ARGV[5] ~= was[2]) then return { 'conflict', was[1], was[2], was[3] or '' } end
local facts, at = list(7)
local deliveries, fields, times
deliveries, at = list(at)
fields, at = list(at)
times = list(at)
remember(fields)
if ARGV[6] == '1' then redis.call('DEL', inbox) end
change_owner(ARGV[2], ARGV[3])
queue_deliveries(deliveries)
set_clocks(times)
append_all(facts)
return { 'ok', ARGV[2], redis.call('HGET', state, 'ownerVersion'), ARGV[3] }
