#!/usr/bin/env bash
# Zoom's own server SDK cannot ask who was in a meeting whose UUID holds a slash: what its endpoints have for that spoils every path.
#
# Guess, written down before the run: the id goes into the path encoded; with `doubleEncodeUrl: true`, which Zoom's API asks for when
# a UUID begins with `/` or holds `//`, it goes in encoded twice.
# Seen (@zoom/rivet 0.4.0): left alone the id stands in the path as it is, so that its slashes make other paths. With the option, which
# its clients hand on to `WebEndpoints`, the whole path is encoded twice, the slashes between its parts as well: even the calls for plain
# numbers reach nothing.
# Why it matters here: an id is one segment of a path whatever it holds; Rollcall encodes it alone, and refuses what is no id.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @zoom/rivet@0.4.0
cat >ask.mjs <<'NODE'
import { createServer } from 'node:http'
import { MeetingsS2SAuthClient } from '@zoom/rivet/meetings'
const server = createServer(({ url }, answer) => {
  console.log(`asked ${url}`)
  answer.setHeader('content-type', 'application/json').end('{"participants":[]}')
})
server.listen(0, '127.0.0.1', async () => {
  const baseUrl = `http://127.0.0.1:${server.address().port}/v2`
  const token = { accessToken: 'token-of-nobody', expirationTimeIso: new Date(Date.now() + 3_600_000).toISOString(), scopes: [] }
  const tokenStore = { getLatestToken: () => token, storeToken: () => {} }
  const account = { clientId: 'nobody', clientSecret: 'nobody', accountId: 'nobody', disableReceiver: true, tokenStore, baseUrl }
  for (const doubleEncodeUrl of [false, true]) {
    const { endpoints } = new MeetingsS2SAuthClient({ ...account, doubleEncodeUrl })
    for (const meetingId of ['12345678901', 'aB3d//e5fGh7iJk9lMnO1w==']) {
      await endpoints.meetings.getPastMeetingParticipants({ path: { meetingId } })
    }
  }
  server.close()
})
NODE
node ask.mjs >seen
cat >expected <<'SEEN'
asked /v2/past_meetings/12345678901/participants
asked /v2/past_meetings/aB3d//e5fGh7iJk9lMnO1w==/participants
asked /v2/%252Fpast_meetings%252F12345678901%252Fparticipants
asked /v2/%252Fpast_meetings%252FaB3d%252F%252Fe5fGh7iJk9lMnO1w%253D%253D%252Fparticipants
SEEN
echo "@zoom/rivet 0.4.0, Node $(node -v): participants of a number and of a UUID, without doubleEncodeUrl and with it:"
cat seen
diff seen expected
