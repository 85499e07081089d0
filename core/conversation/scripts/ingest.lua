-- Accepts one customer message: known already, or in the log and the inbox.
-- ARGV: conversation, dedupe ms, fact, [state fields], '1' … '5' if the words are nothing but that figure, else ''
local seen = redis.call('GET', dedupe)
if seen then
  -- Sent again a good while later, and still waiting: whoever took it in may have died before waking anybody.
  local since = redis.call('ZSCORE', pending, conversation)
  return { 0, seen, since and now - since > 1000 and 1 or 0 }
end

local fields, at = list(4)
open_conversation(fields)
local is = redis.call('HMGET', state, 'owner', 'resolved', 'ratingUntil', 'replyWithin')
local owner, resolved, rated, reply_within = is[1], is[2], is[3], is[4]

-- A figure after we asked how it went is the answer to that, and nobody need answer it.
if rated then redis.call('HDEL', state, 'ratingUntil') end
if rated and ARGV[at] ~= '' and tonumber(now) < tonumber(rated) then
  local said = append(ARGV[3])
  redis.call('SET', dedupe, said, 'PX', ARGV[2])
  append_all({ '{"kind":"rating","value":' .. ARGV[at] .. ',"episode":' .. redis.call('HGET', state, 'episode') .. '}' })
  set_clocks({ 'rated', now })
  return { 1, tostring(said) }
end

if resolved == '1' then
  local number = redis.call('HINCRBY', state, 'episode', 1)
  local since = tonumber(now) - tonumber(redis.call('HGET', state, 'resolvedAt') or 0)
  local reopened = since < 7 * 24 * 3600000 and 'true' or 'false'
  redis.call('HDEL', state, 'resolved')
  redis.call('HSET', state, 'episodeSeq',
    append('{"kind":"episode","number":' .. number .. ',"reason":"new message","reopened":' .. reopened .. '}'))
end

local seq = append(ARGV[3])
redis.call('SET', dedupe, seq, 'PX', ARGV[2])
redis.call('RPUSH', inbox, seq)
-- Where work was waiting already, somebody was woken for it, or the sweeper will be.
local wake = 1
if owner == 'bot' then wake = redis.call('ZADD', pending, 'NX', now, conversation) end
-- From the first message nobody has answered; whoever looks at the clock knows the business hours.
if owner == 'human' and reply_within then
  redis.call('ZADD', clocks, 'NX', string.format('%.0f', now + reply_within), conversation .. ' reply')
end
redis.call('ZADD', latest, now, conversation)
show()
news(seq)
return { 1, tostring(seq), wake }
