#!/usr/bin/env bash
# node-ical leaves the rules of a zone that a calendar file carries for some names of it, and takes a fixed offset or the machine's zone.
#
# Guess, written down before the run: RFC 5545 makes every file carry the rules (VTIMEZONE) of each zone that it names, whatever the name;
# a reader uses these, or knows the name better. All names below stand over the same rules, those of the Pacific coast, so 15:00 in July
# is 22:00Z for each.
# Seen (0.26.1; ical.js 2.2.1 beside it has 22:00Z for all): for "Pacific Standard Time" and "Customized Time Zone" it is so. A name with
# an offset in it, such as "(UTC-08:00) Pacific Time (US & Canada)", is that offset all year: 23:00Z. "Clinic" and the long form that
# some programs write before an IANA name are local time of the machine that reads the file, while the result names the zone.
# Why it matters here: a planned start read from such a file is an hour late or, on another desk, many hours off; the rules that stand in
# the file have to be used.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-ical@0.26.1 ical.js@2.2.1
cat >ask.mjs <<'NODE'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
const change = (part, month, week, from, to) => [
  `BEGIN:${part}`, 'DTSTART:16010101T020000', `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`,
  `RRULE:FREQ=YEARLY;BYDAY=${week}SU;BYMONTH=${month}`, `END:${part}`
]
const fileOf = (zone) =>
  [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//made up//EN', 'BEGIN:VTIMEZONE', `TZID:${zone}`,
    ...change('STANDARD', 11, 1, '-0700', '-0800'), ...change('DAYLIGHT', 3, 2, '-0800', '-0700'), 'END:VTIMEZONE',
    'BEGIN:VEVENT', 'UID:visit', 'DTSTAMP:20260101T000000Z', `DTSTART;TZID="${zone}":20260714T150000`, 'SUMMARY:Visit',
    'END:VEVENT', 'END:VCALENDAR', ''
  ].join('\r\n')
const names = ['Pacific Standard Time', 'Customized Time Zone', '(UTC-08:00) Pacific Time (US & Canada)', 'Clinic']
for (const zone of [...names, '/citadel.org/20210210_1/America/Vancouver']) {
  const calendar = new ICAL.Component(ICAL.parse(fileOf(zone)))
  const other = new ICAL.Event(calendar.getFirstSubcomponent('vevent')).startDate.toJSDate()
  const { start } = nodeIcal.sync.parseICS(fileOf(zone)).visit
  console.log(`${zone}: ${start.toISOString().slice(11, 16)}Z, said to be ${start.tz}; ical.js ${other.toISOString().slice(11, 16)}Z`)
}
NODE
for zone in UTC Asia/Tokyo; do
  echo "on a machine in $zone"
  TZ=$zone node ask.mjs
done >seen
cat >expected <<'SEEN'
on a machine in UTC
Pacific Standard Time: 22:00Z, said to be America/Los_Angeles; ical.js 22:00Z
Customized Time Zone: 22:00Z, said to be America/Los_Angeles; ical.js 22:00Z
(UTC-08:00) Pacific Time (US & Canada): 23:00Z, said to be (UTC-08:00) Pacific Time (US & Canada); ical.js 22:00Z
Clinic: 15:00Z, said to be Clinic; ical.js 22:00Z
/citadel.org/20210210_1/America/Vancouver: 15:00Z, said to be /citadel.org/20210210_1/America/Vancouver; ical.js 22:00Z
on a machine in Asia/Tokyo
Pacific Standard Time: 22:00Z, said to be America/Los_Angeles; ical.js 22:00Z
Customized Time Zone: 22:00Z, said to be America/Los_Angeles; ical.js 22:00Z
(UTC-08:00) Pacific Time (US & Canada): 23:00Z, said to be (UTC-08:00) Pacific Time (US & Canada); ical.js 22:00Z
Clinic: 06:00Z, said to be Clinic; ical.js 22:00Z
/citadel.org/20210210_1/America/Vancouver: 06:00Z, said to be /citadel.org/20210210_1/America/Vancouver; ical.js 22:00Z
SEEN
echo "node-ical 0.26.1, Node $(node -v):"
cat seen
diff seen expected
