#!/usr/bin/env bash
# 100ms's own server SDK ends a walk through the track events of a session after their first page, although more are announced.
#
# Guess, written down before the run: an answer's `next` is asked for until there is none, so `for await` gives all 25 events.
# Seen (0.3.0): it gives the first ten. The walk takes where to go on from `last` or `next`, but ends itself where `last` is missing,
# and a list of events, by the SDK's own type, has `next` only. A list of sessions, which has `last`, is walked to its end.
# Why it matters here: a log of joins and leaves that is short by pages looks whole. Rollcall compares what it has with the service's
# own count, and names what is missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @100mslive/server-sdk@0.3.0
cat >walk.cjs <<'NODE'
const { createServer } = require('node:http')
const { SDK } = require('@100mslive/server-sdk')
const all = Array.from({ length: 25 }, (_, index) => ({ id: `e${index + 1}` }))
const server = createServer(({ url }, answer) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const from = Number(searchParams.get('start') ?? 0)
  const page = all.slice(from, from + 10)
  const on = from + 10 < all.length ? String(from + 10) : undefined
  const body =
    pathname === '/sessions' ? { limit: 10, data: page, last: on } : { total: 25, limit: 10, events: page, next: on }
  answer.setHeader('content-type', 'application/json').end(JSON.stringify(body))
})
server.listen(0, '127.0.0.1', async () => {
  const sdk = new SDK('key-of-nobody', 'secret-of-nobody')
  sdk.api.axios.defaults.baseURL = `http://127.0.0.1:${server.address().port}`
  const idsOf = async (list) => {
    const ids = []
    for await (const { id } of list) ids.push(id)
    return `${ids.length}, up to ${ids.at(-1)}`
  }
  console.log('sessions', await idsOf(sdk.sessions.list({ limit: 10 })))
  const filters = { type: 'track.add.success', room_id: 'r1', limit: 10 }
  console.log('events', await idsOf(sdk.analytics.listTrackEvents(filters)))
  server.close()
})
NODE
node walk.cjs | grep -E '^(sessions|events) ' >seen
cat >expected <<'SEEN'
sessions 25, up to e25
events 10, up to e10
SEEN
echo "@100mslive/server-sdk 0.3.0, Node $(node -v): of 25, ten a page, a walk gives:"
cat seen
diff seen expected
