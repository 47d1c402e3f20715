#!/usr/bin/env bash
# VideoSDK's own server SDK answers "no sessions" when what answers is no API at all but a page with status 200.
#
# Guess, written down before the run: a list whose answer is not JSON (a captive portal's or a proxy's page) throws, as a 500 does.
# Seen (0.1.1): `sessions.list()` resolves with an empty page and a total of 0, `listParticipants()` with nobody, and `get()` with the
# page's text in place of a session. An answer of other JSON, such as {"statusCode":200,"message":"…"}, is an empty list as well.
# Why it matters here: "there is no record" and "nobody answered that question" look alike. Rollcall takes only a list that says that it is one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @videosdk.live/server-sdk@0.1.1
cat >ask.mjs <<'NODE'
import { createServer } from 'node:http'
import { VideoSDK } from '@videosdk.live/server-sdk'
const bodies = {
  page: ['text/html', '<!doctype html><title>Sign in to the guest network</title>'],
  message: ['application/json', '{"statusCode":200,"message":"Please try again later"}']
}
let body = bodies.page
const server = createServer((_request, answer) => answer.setHeader('content-type', body[0]).end(body[1]))
server.listen(0, '127.0.0.1', async () => {
  const baseUrl = `http://127.0.0.1:${server.address().port}`
  const client = new VideoSDK({ apiKey: 'key-of-nobody', secret: 'secret-of-nobody', apiEndpoint: baseUrl })
  const said = (work) => work.then(JSON.stringify, (error) => `throws ${error.name}: ${error.message}`)
  const essence = ({ data, total, hasNextPage }) => ({ data, total, hasNextPage })
  for (const name of ['page', 'message']) {
    body = bodies[name]
    console.log(name, 'list', await said(client.sessions.list({ roomId: 'r1' }).then(essence)))
    console.log(name, 'participants', await said(client.sessions.listParticipants('s1').then(essence)))
    console.log(name, 'get', await said(client.sessions.get('s1')))
  }
  server.close()
})
NODE
node ask.mjs >seen
cat >expected <<'SEEN'
page list {"data":[],"total":0,"hasNextPage":false}
page participants {"data":[],"total":0,"hasNextPage":false}
page get "<!doctype html><title>Sign in to the guest network</title>"
message list {"data":[],"total":0,"hasNextPage":false}
message participants {"data":[],"total":0,"hasNextPage":false}
message get {"statusCode":200,"message":"Please try again later"}
SEEN
echo "@videosdk.live/server-sdk 0.1.1, Node $(node -v), answers with status 200 that are no session:"
cat seen
diff seen expected
