// What a file is called: which session, when it was, who is in it and what it holds, in words that any system takes.

import type { ParticipantIndex } from '../../electron/shared/session'
import { idOf, participantsOf } from '../../electron/shared/session-rows'
import { counted, formatCount, formatDate, formatWall } from '../clock/format'
import { utc } from '../clock/zone'
import { participantsIn, titleOf } from '../timeline/lanes/lanes'
import type { Extract } from './extract'
import { listWords } from './text/names-out'

/** In bytes of UTF-8: file systems count those, and all parts together must fit. */
const longestTitle = 60
const longestWhom = 60
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** `visit-20481 – Fri 27 Nov 2026 14.52 – only Maria – timeline.png`; what is `isWhole` holds everybody and all of the time. */
export function fileName(extract: Extract, what: string, extension: string, isWhole = false): string {
  const { session } = extract
  const parts = [
    plain(session.customRoomId ?? session.roomId ?? session.id ?? 'Session', longestTitle),
    whenOf(extract),
    isWhole ? null : whomOf(extract),
    isWhole ? null : spanOf(extract),
    what,
    namesOf(extract, isWhole)
  ]
  return `${parts.filter((part) => part !== null && part !== '').join(' – ')}.${extension}`
}

/** Null where everybody in it is named. */
function namesOf({ pseudonyms, layout, session, recorded }: Extract, isWhole: boolean): string | null {
  if (pseudonyms === null) return null
  if (pseudonyms.ofAll) return 'no names'
  const isHidden = (of: ParticipantIndex) => pseudonyms.byId.has(idOf(recorded, of))
  const people = isWhole ? participantsOf(session) : participantsIn(layout)
  return [...people].some(isHidden) ? 'others without names' : null
}

/** `Fri 27 Nov 2026 14.52`, in UTC where the window counts from a moment; null where no start is known. */
function whenOf(extract: Extract): string | null {
  const ms = extract.summary.startMs
  if (ms === null) return null
  const zone = clockOf(extract)
  const day = days[new Date(ms + zone.offsetAt(ms)).getUTCDay()] ?? ''
  return `${day} ${formatDate(ms, zone)} ${timeOf(extract, ms)}${zone === extract.zone ? '' : ' UTC'}`
}

function clockOf({ zone }: Extract): Extract['zone'] {
  return zone.kind === 'clock' ? zone : utc
}

function timeOf(extract: Extract, ms: number): string {
  const zone = clockOf(extract)
  return formatWall(ms + zone.offsetAt(ms), 'clock', 'minute').replace(':', '.')
}

function whomOf({ layout, filteredOut, whom }: Extract): string | null {
  if (whom === 'everybody' || filteredOut === 0) return null
  const { lanes, order } = layout
  const named =
    order.length > 2 ? [] : [...participantsIn(layout)].map((of) => plain(titleOf(lanes.session, of), longestWhom / 2))
  if (named.length > 0) return `${named.length === 1 ? 'only ' : ''}${listWords(named)}`
  return `${formatCount(order.length)} of ${counted(lanes.length, 'participant')}`
}

function spanOf(extract: Extract): string | null {
  const { wholeTime, span } = extract
  return wholeTime ? null : `${timeOf(extract, span.startMs)} to ${timeOf(extract, span.endMs)}`
}

/** What others wrote as a part of a name: on one line, without what some system forbids or what parts folders, and not too long. */
function plain(text: string, mostBytes: number): string {
  const safe = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  const encoder = new TextEncoder()
  let kept = ''
  for (const letter of safe) {
    if (encoder.encode(kept + letter).length > mostBytes - 3) return `${kept.trimEnd()}…`
    kept += letter
  }
  return kept
}
