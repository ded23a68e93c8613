-- Readers for wrk: each thread has one connection and asks for two pages in turn. Every page
-- holds its release's number at its beginning and its end.
--
-- broken:    a page that isn't whole, or an answer other than 200
-- backwards: a number smaller than one that was read before
-- mixed:     two equal numbers from one page with another between them from the other page

local threads = {}
local paths = { "/satu/", "/dua/" }

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  asked, read, broken, backwards, mixed = 0, 0, 0, 0, 0
  newest, before, last = 0, -1, -1
end

function request()
  asked = asked + 1
  return wrk.format("GET", paths[asked % 2 + 1])
end

function response(status, headers, body)
  local first, final = body:match("^<p>(%d+)</p>"), body:match("<p>(%d+)</p>\n$")
  if status ~= 200 or not first or first ~= final then
    broken = broken + 1
    return
  end
  local number = tonumber(first)
  read = read + 1
  if number < last then backwards = backwards + 1 end
  if number == before and last ~= number then mixed = mixed + 1 end
  before, last = last, number
  if number > newest then newest = number end
end

function done(summary, latency, requests)
  local sums = { read = 0, broken = 0, backwards = 0, mixed = 0, newest = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do
      local value = thread:get(name)
      sums[name] = name == "newest" and math.max(sums[name], value) or sums[name] + value
    end
  end
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.timeout + summary.errors.status
  io.stderr:write(string.format(
    '{"read": %d, "broken": %d, "backwards": %d, "mixed": %d, "newest": %d, "failed": %d}',
    sums.read, sums.broken, sums.backwards, sums.mixed, sums.newest, failed))
end
