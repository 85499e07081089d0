-- Ends a turn: its words leave if and only if this does (I6), and only while the bot owns the conversation (I8).
-- ARGV: conversation, fence, owner version, '1' if newer messages may discard it, new owner or '',
--       [facts], [outbox entries], [state fields], [clocks]
if redis.call('HGET', state, 'fence') ~= ARGV[2] then return { 'stale' } end
local owned = redis.call('HMGET', state, 'owner', 'ownerVersion')
if owned[1] ~= 'bot' or owned[2] ~= ARGV[3] then
  redis.call('DEL', lease)
  track_work()
  return { 'taken' }
end
if ARGV[4] == '1' and redis.call('LLEN', inbox) > 0 then return { 'superseded' } end

local facts, at = list(6)
local deliveries, fields, times
deliveries, at = list(at)
fields, at = list(at)
times = list(at)
-- What streamed and is not said after all is taken back.
local streamed = redis.call('GET', provisional)
if streamed then
  local id, said = quoted(string.match(streamed, '^[^\n]*')), false
  for _, fact in ipairs(facts) do
    if string.sub(fact, 1, 18) == '{"kind":"message",' and string.find(fact, '"id":' .. id, 1, true) then said = true end
  end
  if not said then retract('withheld') end
end
redis.call('DEL', turn, journal, lease, provisional)
remember(fields)
-- The owner first: what this very turn says is not the bot talking over anybody.
if ARGV[5] ~= '' then change_owner(ARGV[5], '') else track_work() end
queue_deliveries(deliveries)
set_clocks(times)
append_all(facts)
return { 'ok', redis.call('LLEN', inbox) }
