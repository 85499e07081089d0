-- Takes in one file of the customer's, to be sent with a message. Handed up twice under one id, it is one file.
-- ARGV: conversation, id, about (JSON with its size), bytes, size, most files, most bytes in all, ms it waits for its message
local uploads, upload_bytes = KEYS[20], KEYS[21]
local id, most_files, most_bytes, waits = ARGV[2], tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local stored = redis.call('HGETALL', uploads)
local files, bytes, sizes, ended = 0, tonumber(ARGV[5]), {}, {}
for i = 1, #stored, 2 do
  local of, field = string.match(stored[i], '^(.-)%.(%a+)$')
  if field == 'size' then sizes[of] = tonumber(stored[i + 1]) end
  if field == 'since' and tonumber(stored[i + 1]) + waits < tonumber(now) then ended[of] = true end
end
for of, size in pairs(sizes) do
  if ended[of] then
    -- Nobody sent it after all.
    redis.call('HDEL', uploads, of .. '.about', of .. '.size', of .. '.since')
    redis.call('HDEL', upload_bytes, of)
  elseif of ~= id then
    files, bytes = files + 1, bytes + size
  end
end
if redis.call('HEXISTS', uploads, id .. '.about') == 1 then return 1 end
if files + 1 > most_files or bytes > most_bytes then return 0 end
-- Once one of them was sent they stay with the conversation; until then nobody may ever come back.
local stays = redis.call('PTTL', uploads) == -1
redis.call('HSET', uploads, id .. '.about', ARGV[3], id .. '.size', ARGV[5], id .. '.since', now)
redis.call('HSET', upload_bytes, id, ARGV[4])
if not stays then
  redis.call('PEXPIRE', uploads, waits)
  redis.call('PEXPIRE', upload_bytes, waits)
end
return 1
