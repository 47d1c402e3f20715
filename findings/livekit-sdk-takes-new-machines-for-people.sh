#!/usr/bin/env bash
# LiveKit's own server SDK shows a participant of a kind that it does not know yet as an ordinary person.
#
# Guess, written down before the run: a `kind` that is newer than the SDK is left undefined, or stays the word that the server sent.
# Seen (livekit-server-sdk 2.13.3 with @livekit/protocol 1.39.3, which know no CONNECTOR): a word that is not known becomes 0, which
# is STANDARD, the kind of people; the word is gone and nothing is said. The same kind sent as its number stays 7. The next release of
# the protocol reads the same answer as CONNECTOR, so a count of people changes with the SDK and not with the room.
# Why it matters here: kinds of participants are words that a service may add to; Rollcall shows the word as it was sent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >ask.mjs <<'NODE'
import { createServer } from 'node:http'
import { RoomServiceClient } from 'livekit-server-sdk'
import { ParticipantInfo_Kind as Kind } from '@livekit/protocol'
const participants = [
  { sid: 'PA_1', identity: 'maria', state: 'ACTIVE', kind: 'STANDARD' },
  { sid: 'PA_2', identity: 'note-taker', state: 'ACTIVE', kind: 'AGENT' },
  { sid: 'PA_3', identity: 'caller', state: 'ACTIVE', kind: 'CONNECTOR' },
  { sid: 'PA_4', identity: 'caller-by-number', state: 'ACTIVE', kind: 7 }
]
const server = createServer((_, answer) =>
  answer.setHeader('content-type', 'application/json').end(JSON.stringify({ participants }))
)
server.listen(0, '127.0.0.1', async () => {
  const host = `http://127.0.0.1:${server.address().port}`
  const rooms = new RoomServiceClient(host, 'key-of-nobody', 'secret-of-nobody-secret-of-nobody')
  for (const { identity, kind } of await rooms.listParticipants('r1')) {
    console.log(`${identity}: ${kind} ${Kind[kind] ?? 'no name'}`)
  }
  server.close()
})
NODE
npm init -y >/dev/null
seen_with() {
  npm install --silent --no-audit --no-fund --ignore-scripts "livekit-server-sdk@$1" "@livekit/protocol@$2"
  echo "livekit-server-sdk $1, @livekit/protocol $2:"
  node ask.mjs
}
{
  seen_with 2.13.3 1.39.3
  seen_with 2.19.2 1.51.0
} >seen
cat >expected <<'SEEN'
livekit-server-sdk 2.13.3, @livekit/protocol 1.39.3:
maria: 0 STANDARD
note-taker: 4 AGENT
caller: 0 STANDARD
caller-by-number: 7 no name
livekit-server-sdk 2.19.2, @livekit/protocol 1.51.0:
maria: 0 STANDARD
note-taker: 4 AGENT
caller: 7 CONNECTOR
caller-by-number: 7 CONNECTOR
SEEN
cat seen
diff seen expected
