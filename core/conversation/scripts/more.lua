-- The customer asks for the rest of a long answer: its next part is queued, and nobody need answer the question.
-- ARGV: conversation, dedupe ms, fact
local seen = redis.call('GET', dedupe)
if seen then return { 'seen', seen } end
local id = redis.call('LPOP', held_parts)
if not id then return { 'none' } end
local seq = append(ARGV[3])
redis.call('SET', dedupe, seq, 'PX', ARGV[2])
queue_part(id)
redis.call('ZADD', latest, now, conversation)
show()
news(seq)
return { 'ok', tostring(seq) }
