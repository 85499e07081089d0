-- Forgets a conversation, if nothing happened in it since a certain time.
-- ARGV: conversation, last activity at the latest (ms) or '', the names of clocks it may have…
local uploads, upload_bytes = KEYS[20], KEYS[21]
local last = redis.call('ZSCORE', latest, conversation)
if ARGV[2] ~= '' and last and tonumber(last) > tonumber(ARGV[2]) then return 0 end
redis.call('DEL', state, log, inbox, turn, journal, lease, provisional, outbox, outqueue, outlease, messages, held_parts, desk,
  uploads, upload_bytes)
for _, list_key in ipairs({ pending, due, latest, cases, unshown }) do redis.call('ZREM', list_key, conversation) end
for i = 3, #ARGV do redis.call('ZREM', clocks, conversation .. ' ' .. ARGV[i]) end
return 1
