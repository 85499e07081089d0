-- Puts down a message that nobody need answer: the line it came over acts on it.
-- ARGV: conversation, dedupe ms, fact, consent: '1' opted out, '0' in again, '' unchanged, who changed it,
--       [state fields], [what to say, where consent is told of only if that changes it: facts], [outbox entries]
local seen = redis.call('GET', dedupe)
if seen then return { 0, seen, 0 } end

local fields, facts, deliveries, at
fields, at = list(6)
facts, at = list(at)
deliveries = list(at)
open_conversation(fields)
local seq = append(ARGV[3])
redis.call('SET', dedupe, seq, 'PX', ARGV[2])
local changed = ARGV[4] ~= '' and (redis.call('HGET', state, 'optedOut') or '0') ~= ARGV[4]
if changed then
  redis.call('HSET', state, 'optedOut', ARGV[4])
  append('{"kind":"consent","optedOut":' .. (ARGV[4] == '1' and 'true' or 'false') .. ',"by":' .. quoted(ARGV[5]) .. '}')
end
local speaks = changed or ARGV[4] == ''
if speaks then
  queue_deliveries(deliveries)
  for _, fact in ipairs(facts) do append(fact) end
end
redis.call('ZADD', latest, now, conversation)
show()
news(redis.call('HGET', state, 'seq'))
return { 1, tostring(seq), speaks and 1 or 0 }
