#!/usr/bin/env bash
# chrono-node reads "CET" as summer time in summer, and which hour of the change of clocks is meant depends on the machine's own zone.
#
# Guess, written down before the run: CET is an hour ahead of UTC all year, as EST is five behind; "02:30 CET" and "02:30 CEST" on the
# night in which clocks go back are an hour apart. Date, time and zone are all written and the reference has its own offset, so that the
# machine's zone can make no difference.
# Seen (2.10.3): EST in July is EST, CET in July is read as CEST. "25 October 2026 02:30 CET" is 00:30Z on a machine in UTC, the same
# moment as "02:30 CEST", and 01:30Z on one in Tokyo; "1 November 2026 01:30 ET" is 05:30Z on the first and 06:30Z on the second.
# Why it matters here: support agents type the time of a claim as the customer wrote it; what a parser makes of it has to be printed in
# full, and such abbreviations are to be read by rules of our own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3
cat >ask.mjs <<'NODE'
import { parse } from 'chrono-node'
const reference = { instant: new Date('2026-07-14T18:00:00Z'), timezone: 0 }
const texts = ['14 July 2026 14:05 EST', '14 July 2026 14:05 CET', '14 July 2026 14:05 CEST', '25 October 2026 02:30 CEST']
for (const text of [...texts, '25 October 2026 02:30 CET', '1 November 2026 01:30 ET']) {
  const [{ text: read, start }] = parse(text, reference)
  if (read !== text) throw new Error(`only ${read} was read`)
  console.log(`${text} is ${start.date().toISOString()}`)
}
NODE
for zone in UTC Asia/Tokyo; do
  echo "on a machine in $zone"
  TZ=$zone node ask.mjs
done >seen
cat >expected <<'SEEN'
on a machine in UTC
14 July 2026 14:05 EST is 2026-07-14T19:05:00.000Z
14 July 2026 14:05 CET is 2026-07-14T12:05:00.000Z
14 July 2026 14:05 CEST is 2026-07-14T12:05:00.000Z
25 October 2026 02:30 CEST is 2026-10-25T00:30:00.000Z
25 October 2026 02:30 CET is 2026-10-25T00:30:00.000Z
1 November 2026 01:30 ET is 2026-11-01T05:30:00.000Z
on a machine in Asia/Tokyo
14 July 2026 14:05 EST is 2026-07-14T19:05:00.000Z
14 July 2026 14:05 CET is 2026-07-14T12:05:00.000Z
14 July 2026 14:05 CEST is 2026-07-14T12:05:00.000Z
25 October 2026 02:30 CEST is 2026-10-25T00:30:00.000Z
25 October 2026 02:30 CET is 2026-10-25T01:30:00.000Z
1 November 2026 01:30 ET is 2026-11-01T06:30:00.000Z
SEEN
echo "chrono-node 2.10.3, Node $(node -v):"
cat seen
diff seen expected
