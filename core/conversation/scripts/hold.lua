-- Keeps a hand-over's lease while the provider takes its time.
-- ARGV: conversation, token, lease ms
if redis.call('GET', outlease) ~= ARGV[2] then return 0 end
redis.call('PEXPIRE', outlease, ARGV[3])
return 1
