-- Records whether the customer may be written to at all; what is queued for somebody who left is taken back at hand-over.
-- ARGV: conversation, '1' opted out or '0', fact
local was = redis.call('HGET', state, 'optedOut') or '0'
if was == ARGV[2] then return { 'same' } end
redis.call('HSET', state, 'optedOut', ARGV[2])
append_all({ ARGV[3] })
return { 'ok' }
