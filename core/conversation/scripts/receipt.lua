-- What a provider reports later about a part. Only forward; the first error stays.
-- ARGV: conversation, delivery id or '' (then the provider's id names it), state, provider id or '', reason or ''
local rank = { queued = 0, held = 0, sending = 1, unknown = 2, sent = 3, delivered = 5, read = 6, failed = 7, undelivered = 7,
  withdrawn = 9, suppressed = 9 }
local id = ARGV[2]
if id == '' then id = redis.call('HGET', outbox, 'at:' .. ARGV[4]) end
local was = id and redis.call('HGET', outbox, id .. ':state')
if not was then return { 'missing' } end
local final = was == 'delivered' or was == 'failed' or was == 'undelivered' or was == 'withdrawn' or was == 'suppressed'
if rank[ARGV[3]] <= rank[was] or (final and not (was == 'delivered' and ARGV[3] == 'read')) then return { 'old', was, id } end
set_delivery(id, ARGV[3], ARGV[4], ARGV[5])
return { 'ok', ARGV[3], id }
