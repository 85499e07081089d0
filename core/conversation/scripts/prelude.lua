-- Put before every script. All keys of a conversation, always in this order (see keys.ts).
local state, log, inbox, turn, journal, lease, provisional = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local outbox, outqueue, outlease, messages = KEYS[8], KEYS[9], KEYS[10], KEYS[11]
local pending, due, clocks, latest, held_parts = KEYS[12], KEYS[13], KEYS[14], KEYS[15], KEYS[16]
local desk, cases, unshown = KEYS[17], KEYS[18], KEYS[19]
-- Only where a provider's message is taken in: the key under which its id is remembered.
local dedupe = KEYS[20]
local conversation = ARGV[1]

local clock = redis.call('TIME')
-- %.0f: numbers of this size would otherwise be printed with an exponent.
local now = string.format('%.0f', clock[1] * 1000 + math.floor(clock[2] / 1000))

-- Reads a list of arguments written as its length followed by its members; returns it and where the next one starts.
local function list(at)
  local count, items = tonumber(ARGV[at]), {}
  for i = 1, count do items[i] = ARGV[at + i] end
  return items, at + count + 1
end

local function news(what)
  redis.call('PUBLISH', 'jb:news:' .. conversation, what)
end

-- The log's only writer. A fact begins with its kind, so that messages can be told apart without parsing.
local function append(fact)
  local seq = redis.call('HINCRBY', state, 'seq', 1)
  redis.call('XADD', log, seq .. '-0', 'at', now, 'fact', fact)
  if string.sub(fact, 1, 18) == '{"kind":"message",' then redis.call('RPUSH', messages, seq) end
  return seq
end

-- Staff who follow a conversation are to be shown what was just written in it.
local function show()
  if redis.call('HGET', state, 'followed') == '1' then redis.call('ZADD', unshown, 'NX', now, conversation) end
end

local function append_all(facts)
  local last
  for _, fact in ipairs(facts) do last = append(fact) end
  if last then
    redis.call('ZADD', latest, now, conversation)
    show()
    news(last)
  end
end

local function read(seq)
  local found = redis.call('XRANGE', log, seq .. '-0', seq .. '-0')
  local fields = found[1][2]
  return { seq, fields[2], fields[4] }
end

local function quoted(text) return cjson.encode(text) end

local function retract(reason)
  local text = redis.call('GET', provisional)
  if not text then return end
  local id = string.match(text, '^[^\n]*')
  redis.call('DEL', provisional)
  append('{"kind":"retracted","message":' .. quoted(id) .. ',"reason":"' .. reason .. '"}')
end

-- A case that waits for staff or is in their hands stands in the partition's list, for as long as it does.
local function file_case(standing)
  if standing == 'open' or standing == 'claimed' then
    redis.call('ZADD', cases, 'NX', now, conversation)
  else
    redis.call('ZREM', cases, conversation)
  end
end

-- What is as it was is not written again: a look costs less than a write that goes to disk.
local function remember(fields)
  for i = 1, #fields, 2 do
    if redis.call('HGET', state, fields[i]) ~= fields[i + 1] then redis.call('HSET', state, fields[i], fields[i + 1]) end
    if fields[i] == 'caseState' then file_case(fields[i + 1]) end
  end
end

-- What is waiting counts as answered: all of it ('all'), or up to and including an entry.
local function answer_until(seq)
  if seq == 'all' then redis.call('DEL', inbox) end
  local last = tonumber(seq)
  while last do
    local first = redis.call('LINDEX', inbox, 0)
    if not first or tonumber(first) > last then break end
    redis.call('LPOP', inbox)
  end
end

-- A conversation begins with whatever is first heard of it.
local function open_conversation(fields)
  if redis.call('EXISTS', state) == 0 then
    redis.call('HSET', state, 'owner', 'bot', 'ownerVersion', 0, 'fence', 0, 'seq', 0, 'tries', 0,
      'episode', 1, 'episodeSeq', 0, 'createdAt', now)
  end
  remember(fields)
end

-- Records where a part stands, in the outbox and in the log.
local function set_delivery(id, to, provider, reason)
  redis.call('HSET', outbox, id .. ':state', to)
  local fact = '{"kind":"delivery","delivery":' .. quoted(id) .. ',"message":' .. quoted(string.match(id, '^(.*)%.%d+$') or id)
    .. ',"state":' .. quoted(to)
  if provider and provider ~= '' then
    redis.call('HSET', outbox, id .. ':provider', provider, 'at:' .. provider, id)
    fact = fact .. ',"provider":' .. quoted(provider)
  end
  if reason and reason ~= '' then fact = fact .. ',"reason":' .. quoted(reason) end
  append_all({ fact .. '}' })
end

local function queue_part(id)
  redis.call('HSET', outbox, id .. ':state', 'queued', id .. ':queuedAt', now)
  redis.call('RPUSH', outqueue, id)
  redis.call('ZADD', due, now, conversation)
end

-- Parts that nobody asked for yet make way for newer ones: MORE means the latest answer.
local function drop_held(reason)
  for _, id in ipairs(redis.call('LRANGE', held_parts, 0, -1)) do set_delivery(id, 'withdrawn', nil, reason) end
  redis.call('DEL', held_parts)
end

-- Outbox entries: id, who speaks, the delivery as JSON, and '', 'held' (until asked for) or 'exempt' (said even to those
-- who opted out: that we heard them). They are queued in order.
local function queue_deliveries(entries)
  local holding = false
  for i = 1, #entries, 4 do
    local id, mark = entries[i], entries[i + 3]
    redis.call('HSET', outbox, id, entries[i + 2], id .. ':from', entries[i + 1], id .. ':mark', mark)
    if mark == 'held' then
      if not holding then drop_held('newer answer') end
      holding = true
      redis.call('HSET', outbox, id .. ':state', 'held')
      redis.call('RPUSH', held_parts, id)
    else
      queue_part(id)
    end
  end
end

-- I4: the sweeper knows of work exactly while the bot owns a conversation with something unanswered.
local function track_work()
  local owner = redis.call('HGET', state, 'owner')
  local waiting = redis.call('LLEN', inbox) + redis.call('LLEN', turn)
  if owner == 'bot' and waiting > 0 then
    redis.call('ZADD', pending, now, conversation)
  else
    redis.call('ZREM', pending, conversation)
  end
end

-- I8: what the bot said and no provider has yet is taken back.
local function withdraw_bot_deliveries(reason)
  for _, list_key in ipairs({ outqueue, held_parts }) do
    for _, id in ipairs(redis.call('LRANGE', list_key, 0, -1)) do
      local part = redis.call('HMGET', outbox, id .. ':state', id .. ':from')
      if (part[1] == 'queued' or part[1] == 'held') and part[2] == 'bot' then
        redis.call('LREM', list_key, 1, id)
        set_delivery(id, 'withdrawn', nil, reason)
      end
    end
  end
end

-- Changes who answers next. Whatever the bot had begun goes back to where it came from, in order.
local function change_owner(owner, staff)
  redis.call('HSET', state, 'owner', owner, 'staff', staff)
  redis.call('HINCRBY', state, 'ownerVersion', 1)
  -- The turn that is running may say nothing any more: nobody need wait for its lease to run out.
  redis.call('DEL', lease)
  if owner ~= 'bot' then
    retract('taken')
    withdraw_bot_deliveries('taken')
    local begun = redis.call('LRANGE', turn, 0, -1)
    for i = #begun, 1, -1 do redis.call('LPUSH', inbox, begun[i]) end
    redis.call('DEL', turn, journal)
  end
  track_work()
end

-- Clocks: name and time in ms, or '' to stop one.
local function set_clocks(times)
  for i = 1, #times, 2 do
    local member = conversation .. ' ' .. times[i]
    if times[i + 1] == '' then redis.call('ZREM', clocks, member) else redis.call('ZADD', clocks, times[i + 1], member) end
  end
end
