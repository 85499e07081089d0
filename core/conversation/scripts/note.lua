-- Adds facts and state to a conversation outside any turn; with a dedupe key, once.
-- ARGV: conversation, [facts], [state fields], dedupe ms if there is a key
if redis.call('EXISTS', state) == 0 then return { 'missing' } end
local facts, fields, at
facts, at = list(2)
fields, at = list(at)
if dedupe and not redis.call('SET', dedupe, 'noted', 'NX', 'PX', ARGV[at]) then return { 'seen' } end
remember(fields)
append_all(facts)
return { 'ok' }
