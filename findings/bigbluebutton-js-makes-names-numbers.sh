#!/usr/bin/env bash
# BigBlueButton's client for Node hands out who is in a meeting in three shapes, and makes numbers of names and ids.
#
# Guess, written down before the run: the attendees of a meeting are a list whatever their number, as its meetings are, and a
# name is a text.
# Seen (bigbluebutton-js 0.2.0, the newest): two attendees are a list, a single one is an object by itself, and nobody is an
# empty text; only `meetings` and `recordings` are made lists. A name 007 becomes the number 7, 1e3 becomes 1000, 0x1F becomes
# 31, `true` a boolean, the id 0017 becomes 17 and the meeting's id 0042 becomes 42, so that asking for it again asks for
# another meeting. Nothing is said of it.
# Why it matters here: lists of people are read from many sources; Rollcall takes names and ids as texts only, says when one
# was something else, and never counts people by the length of what it was given.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts bigbluebutton-js@0.2.0
cat >ask.mjs <<'NODE'
import { createServer } from 'node:http'
import bbb from 'bigbluebutton-js'

const person = ([id, name]) => `<attendee><userID>${id}</userID><fullName>${name}</fullName></attendee>`
const texts = [
  ['0017', '007'],
  ['w_b', '1e3'],
  ['w_c', '0x1F'],
  ['w_d', 'true'],
  ['w_e', 'Dana']
]
let people = []
const server = createServer((_, answer) => {
  const attendees = `<attendees>${people.map(person).join('')}</attendees>`
  answer.setHeader('content-type', 'text/xml')
  answer.end(`<response><returncode>SUCCESS</returncode><meetingID>0042</meetingID>${attendees}</response>`)
})
server.listen(0, '127.0.0.1', async () => {
  const api = bbb.api(`http://127.0.0.1:${server.address().port}/bigbluebutton/`, 'secret-of-nobody')
  for (people of [[], [['w_a', 'Ann']], [['w_a', 'Ann'], ['w_b', 'Ben']], texts]) {
    const { meetingID, attendees } = await bbb.http(api.monitoring.getMeetingInfo('0042'))
    console.log(`${people.length}: ${JSON.stringify(meetingID)} ${JSON.stringify(attendees)}`)
  }
  server.close()
})
NODE
seen=$(node ask.mjs)
echo "$seen"
expected='0: 42 ""
1: 42 {"attendee":{"userID":"w_a","fullName":"Ann"}}
2: 42 {"attendee":[{"userID":"w_a","fullName":"Ann"},{"userID":"w_b","fullName":"Ben"}]}
5: 42 {"attendee":[{"userID":17,"fullName":7},{"userID":"w_b","fullName":1000},{"userID":"w_c","fullName":31},{"userID":"w_d","fullName":true},{"userID":"w_e","fullName":"Dana"}]}'
[ "$seen" = "$expected" ] || { echo 'This has changed.' >&2; exit 1; }
echo 'As it was found.'
