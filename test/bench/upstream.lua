-- The bench's upstream inside nginx: a fixed chat completion, and paced events. It checks the key
-- and, under /strict, that model and stream options were rewritten, so that no figure is taken
-- from a proxy that did not do its work.
local upstream = {}

local KEY = "Bearer bench-upstream-key"
local EVENTS = 80
local FAST_SECONDS = 0.01
local SLOW_SECONDS = 0.5
local SLOW_EVENTS = 8
-- What is looked for stands at the end of every body that the bench sends.
local TAIL = 400

local WORDS = { " the", " quick", " brown", " fox", " jumps", " over", " the", " lazy" }

local function chunk(delta, finish, usage)
  return 'data: {"id":"chatcmpl-bench0123456789abcdefghij","object":"chat.completion.chunk",'
    .. '"created":1760000000,"model":"vendor-chat-2026-01-01","system_fingerprint":"fp_0123456789",'
    .. '"choices":[{"index":0,"delta":' .. delta .. ',"logprobs":null,"finish_reason":' .. finish
    .. '}]' .. usage .. '}\n\n'
end

local USAGE = '{"prompt_tokens":190,"completion_tokens":80,"total_tokens":270,'
  .. '"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}}'

local function make_script(with_usage)
  local usage = with_usage and ',"usage":null' or ''
  local script = { first = chunk('{"role":"assistant","content":""}', 'null', usage), words = {} }
  for i, word in ipairs(WORDS) do
    script.words[i] = chunk('{"content":"' .. word .. '"}', 'null', usage)
  end
  local last = chunk('{}', '"stop"', usage)
  if with_usage then
    last = last .. 'data: {"id":"chatcmpl-bench0123456789abcdefghij",'
      .. '"object":"chat.completion.chunk","created":1760000000,"model":"vendor-chat-2026-01-01",'
      .. '"system_fingerprint":"fp_0123456789","choices":[],"usage":' .. USAGE .. '}\n\n'
  end
  script.last = last .. 'data: [DONE]\n\n'
  return script
end

local PLAIN = make_script(false)
local COUNTED = make_script(true)

local ANSWER = '{"id":"chatcmpl-bench0123456789abcdefghij","object":"chat.completion",'
  .. '"created":1760000000,"model":"vendor-chat-2026-01-01","choices":[{"index":0,"message":'
  .. '{"role":"assistant","content":"' .. string.rep("The quick brown fox jumps. ", 12)
  .. '","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":' .. USAGE
  .. ',"service_tier":"default","system_fingerprint":"fp_0123456789"}\n'

local function refuse(why)
  ngx.status = 400
  local body = '{"error":{"message":"' .. why .. '","type":"invalid_request_error","code":null}}'
  ngx.header["content-type"] = "application/json"
  ngx.header["content-length"] = #body
  ngx.print(body)
end

local function stream(script, slow)
  ngx.header["content-type"] = "text/event-stream; charset=utf-8"
  ngx.header["cache-control"] = "no-cache"
  local pause = slow and SLOW_SECONDS or FAST_SECONDS
  local words = script.words
  ngx.print(script.first)
  if not ngx.flush(true) then return end
  for i = 1, slow and SLOW_EVENTS or EVENTS do
    ngx.sleep(pause)
    ngx.print(words[i % 8 + 1])
    if not ngx.flush(true) then return end
  end
  ngx.print(script.last)
end

function upstream.answer(strict)
  if ngx.var.http_authorization ~= KEY then return refuse("wrong key") end
  ngx.req.read_body()
  local body = ngx.req.get_body_data()
  if not body then return refuse("no body in memory") end
  local tail = #body > TAIL and string.sub(body, -TAIL) or body
  local streamed = string.find(tail, '"stream":true', 1, true)
  if strict then
    if not string.find(tail, '"model":"vendor-', 1, true) then return refuse("model not mapped") end
    if streamed and not string.find(body, '"include_usage":true', 1, true) then
      return refuse("usage not asked for")
    end
  end
  if streamed then
    local counted = strict or string.find(tail, '"include_usage":true', 1, true)
    return stream(counted and COUNTED or PLAIN, string.find(tail, '"bench-slow"', 1, true) ~= nil)
  end
  ngx.header["content-type"] = "application/json"
  ngx.header["content-length"] = #ANSWER
  ngx.print(ANSWER)
end

return upstream
