#!/usr/bin/env bash
# bigbluebutton-js hands out other ids than BigBlueButton sent: a meeting "007" is 7, and two attendees can become one.
#
# Guess, written down before the run: ids are texts, or at worst numbers where that loses nothing; the text "007" stays as it is, since a
# number could not be asked for again.
# Seen (0.2.0): nearly every text that could be a number becomes one. "007" is 7, "1e5" is 100000, "7.10" is 7.1, the telephone number
# "+4930123" is 4930123, so that attendees "7.10" and "7.1" are the same afterwards, as are "1e5" and "100000"; only ids of 19 digits stay
# texts, so one list has both. The id that it gives back cannot be used to ask for that meeting.
# Why it matters here: Rollcall opens what others' back ends wrote from such answers; it keeps the digits that stand in the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts bigbluebutton-js@0.2.0
cat >ask.cjs <<'NODE'
const { createServer } = require('node:http')
const bbb = require('bigbluebutton-js')
const attendee = (id) => `<attendee><userID>${id}</userID><fullName>${id}</fullName></attendee>`
const ids = ['2916334247900527532', '7.10', '7.1', '1e5', '100000', '+4930123']
const xml = `<response><returncode>SUCCESS</returncode><meetingID>007</meetingID><attendeePW>0815</attendeePW>
<attendees>${ids.map(attendee).join('')}</attendees></response>`
const server = createServer((_request, answer) => answer.setHeader('content-type', 'text/xml').end(xml))
server.listen(0, '127.0.0.1', async () => {
  const api = bbb.api(`http://127.0.0.1:${server.address().port}`, 'salt-of-nobody')
  const meeting = await bbb.http(api.monitoring.getMeetingInfo('007'))
  console.log('meeting', JSON.stringify(meeting.meetingID), 'password', JSON.stringify(meeting.attendeePW))
  for (const [index, { userID }] of meeting.attendees.attendee.entries()) console.log(ids[index], 'is', JSON.stringify(userID))
  console.log('different ids:', new Set(meeting.attendees.attendee.map(({ userID }) => userID)).size, 'of', ids.length)
  server.close()
})
NODE
node ask.cjs >seen
cat >expected <<'SEEN'
meeting 7 password 815
2916334247900527532 is "2916334247900527532"
7.10 is 7.1
7.1 is 7.1
1e5 is 100000
100000 is 100000
+4930123 is 4930123
different ids: 4 of 6
SEEN
echo "bigbluebutton-js 0.2.0, Node $(node -v):"
cat seen
diff seen expected
