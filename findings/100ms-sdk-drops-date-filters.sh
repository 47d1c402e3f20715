#!/usr/bin/env bash
# 100ms's own server SDK never sends the `before` and `after` of a list of sessions, although its types ask for a Date.
#
# Guess, written down before the run: `sessions.list({after: new Date(…)})` asks `?after=2026-03-12T00:00:00.000Z`.
# Seen (0.3.0): both filters are left out of the request without a word; only a text is sent, which the types forbid. Whoever asks
# for one day reads all days and takes them for it.
# Why it matters here: Rollcall shows which query was asked beside every list; a filter is sent, or the list says that it was not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @100mslive/server-sdk@0.3.0
cat >ask.cjs <<'NODE'
const { createServer } = require('node:http')
const { SDK } = require('@100mslive/server-sdk')
const server = createServer(({ url }, answer) => {
  console.log(`asked ${url}`)
  answer.setHeader('content-type', 'application/json').end('{"limit":10,"data":[]}')
})
server.listen(0, '127.0.0.1', async () => {
  const sdk = new SDK('key-of-nobody', 'secret-of-nobody')
  sdk.api.axios.defaults.baseURL = `http://127.0.0.1:${server.address().port}`
  const walk = async (filters) => {
    for await (const session of sdk.sessions.list(filters)) console.log(session.id)
  }
  const after = new Date('2026-03-12T00:00:00Z')
  const before = new Date('2026-03-13T00:00:00Z')
  await walk({ room_id: 'r1', after, before })
  await walk({ room_id: 'r1', after: after.toISOString() })
  server.close()
})
NODE
node ask.cjs | grep '^asked ' >seen
cat >expected <<'SEEN'
asked /sessions?room_id=r1
asked /sessions?room_id=r1&after=2026-03-12T00:00:00.000Z
SEEN
grep -n 'before\|after' node_modules/@100mslive/server-sdk/dist/types/types/api_types/session.d.ts
echo "@100mslive/server-sdk 0.3.0, Node $(node -v): asked for the sessions after and before a Date, then after a text:"
cat seen
diff seen expected
