-- Discards what a turn has thought so far and takes the newer messages in: nothing was said or changed yet.
-- ARGV: conversation, fence, fact
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return { 'stale' } end
if redis.call('HGET', state, 'owner') ~= 'bot' then return { 'taken' } end
local newer = redis.call('LRANGE', inbox, 0, -1)
if #newer > 0 then redis.call('RPUSH', turn, unpack(newer)) end
redis.call('DEL', inbox, journal)
retract('superseded')
append_all({ ARGV[3] })
local heard = {}
for i, seq in ipairs(redis.call('LRANGE', turn, 0, -1)) do heard[i] = read(seq) end
return { 'ok', heard }
