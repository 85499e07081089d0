-- Lets provisional words out, under the same check as a reply.
-- ARGV: conversation, fence, owner version, message id, where the text starts (UTF-16 units), text
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return { 'stale' } end
local owned = redis.call('HMGET', state, 'owner', 'ownerVersion', 'seq')
if owned[1] ~= 'bot' or owned[2] ~= ARGV[3] then return { 'taken' } end
if redis.call('EXISTS', provisional) == 0 then redis.call('SET', provisional, ARGV[4] .. '\n') end
redis.call('APPEND', provisional, ARGV[6])
news(cjson.encode({ delta = ARGV[4], start = tonumber(ARGV[5]), text = ARGV[6], seq = tonumber(owned[3]) }))
return { 'ok' }
