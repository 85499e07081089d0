-- Adds facts and state to a conversation outside any turn.
-- ARGV: conversation, [facts], [state fields]
if redis.call('EXISTS', state) == 0 then return { 'missing' } end
local facts, at = list(2)
remember((list(at)))
append_all(facts)
return { 'ok' }
