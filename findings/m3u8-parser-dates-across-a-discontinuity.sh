#!/usr/bin/env bash
# m3u8-parser gives a recording's segments a date across a discontinuity, by adding lengths up from before the pause.
#
# A recording that was paused for an hour is a playlist with EXT-X-DISCONTINUITY where it went on; only some segments have an
# EXT-X-PROGRAM-DATE-TIME of their own.
# Guess, written down before the run: the segment behind the discontinuity has no date, since nothing says how long the pause was.
# Seen (7.2.0): its `programDateTime` says 09:00:20, ten seconds after the one before, and the next one, whose date stands in the
# playlist, is an hour later; a segment before the first date is dated backwards. Nothing tells a date that was read from one that
# was made up but the missing `dateTimeString`. hls-parser (0.16.1) gives a date only where one stands.
# Why it matters here: whoever lays recordings and people on one clock must take the dates that stand in the list, and no others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts m3u8-parser@7.2.0 hls-parser@0.16.1
cat >read.mjs <<'NODE'
import * as hls from 'hls-parser'
import { Parser } from 'm3u8-parser'
const playlist = `#EXTM3U
#EXT-X-VERSION:6
#EXT-X-TARGETDURATION:10
#EXT-X-MEDIA-SEQUENCE:0
#EXTINF:10,
0.ts
#EXT-X-PROGRAM-DATE-TIME:2026-03-12T09:00:00.000Z
#EXTINF:10,
1.ts
#EXTINF:10,
2.ts
#EXT-X-DISCONTINUITY
#EXTINF:10,
3.ts
#EXT-X-PROGRAM-DATE-TIME:2026-03-12T10:00:00.000Z
#EXTINF:10,
4.ts
#EXT-X-ENDLIST
`
const iso = (ms) => (ms === undefined ? 'no date' : new Date(ms).toISOString())
const parser = new Parser()
parser.push(playlist)
parser.end()
for (const segment of parser.manifest.segments)
  console.log('m3u8-parser', segment.uri, iso(segment.programDateTime), segment.dateTimeString ? 'read' : 'not read')
const { segments } = (hls.default ?? hls).parse(playlist)
for (const segment of segments) console.log('hls-parser', segment.uri, iso(segment.programDateTime?.getTime()))
NODE
node read.mjs >seen
cat >expected <<'SEEN'
m3u8-parser 0.ts 2026-03-12T08:59:50.000Z not read
m3u8-parser 1.ts 2026-03-12T09:00:00.000Z read
m3u8-parser 2.ts 2026-03-12T09:00:10.000Z not read
m3u8-parser 3.ts 2026-03-12T09:00:20.000Z not read
m3u8-parser 4.ts 2026-03-12T10:00:00.000Z read
hls-parser 0.ts no date
hls-parser 1.ts 2026-03-12T09:00:00.000Z
hls-parser 2.ts no date
hls-parser 3.ts no date
hls-parser 4.ts 2026-03-12T10:00:00.000Z
SEEN
echo "Node $(node -v):"
cat seen
diff seen expected
