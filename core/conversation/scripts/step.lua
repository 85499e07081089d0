-- Writes what a turn in flight has done: journal fields, then facts.
-- ARGV: conversation, fence, 'bot' (only while the bot still owns it: before a write, before words) or 'any', [journal], [facts]
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return { 'stale' } end
local owned = redis.call('HMGET', state, 'owner', 'ownerVersion')
if ARGV[3] ~= 'any' and (owned[1] ~= 'bot' or owned[2] ~= ARGV[3]) then return { 'taken' } end
local fields, at = list(4)
local facts = list(at)
if #fields > 0 then redis.call('HSET', journal, unpack(fields)) end
append_all(facts)
return { 'ok', redis.call('LLEN', inbox) }
