// Who was in together with whom, for how long, and who was alone: nothing is claimed beyond what is recorded.

import { untolds, type Ms, type ParticipantIndex, type Untold } from '../../electron/shared/session'
import { formatDuration } from '../clock/format'
import { stepAt, type Steps } from './concurrency'
import type { PresenceTable } from './presence'
import { overlapSpans } from './span-sets'
import { SpanWriter } from './span-writer'
import { countOf, eachShared, lengthOf, noSpans, spansOf, type Spans } from './spans'

/** What two participants have in common. */
export interface Overlap {
  /** How long both are known to have been in. */
  readonly togetherMs: Ms
  /** The first moment at which both were in beyond doubt, one without a known leave in her first millisecond only, one without a known join in her last; null when there is none. */
  readonly firstMs: Ms | null
  /** True when what is not known of either could mean more time together. */
  readonly atLeast: boolean
  /** Why, where that is so: an entry of either could not be read, or a join or leave was not recorded. */
  readonly why?: Untold
  /** True when they may have met before `firstMs`, absent otherwise. */
  readonly earlier?: boolean
}

/** When a participant was the only one in. */
export interface Alone {
  readonly spans: Spans
  readonly ms: Ms
  /** True when her own total is only a lower bound. */
  readonly atLeast: boolean
  /** True when somebody may have been in as well of whom that is not known. */
  readonly atMost: boolean
}

/** What two participants have in common; it is the same either way round. */
export function overlapOf(presence: PresenceTable, a: ParticipantIndex, b: ParticipantIndex): Overlap {
  const sure = sharedBy(spansOf(presence.sure, a), spansOf(presence.sure, b))
  const { firstMs } = sure
  if (presence.atLeast[a] === 0 && presence.atLeast[b] === 0) return { togetherMs: sure.ms, firstMs, atLeast: false }
  const togetherMs = sharedBy(spansOf(presence.known, a), spansOf(presence.known, b)).ms
  const possible = sharedBy(spansOf(presence.possible, a), spansOf(presence.possible, b))
  if (possible.ms <= togetherMs) return { togetherMs, firstMs, atLeast: false }
  const why = hasUnreadable(presence, a) || hasUnreadable(presence, b) ? 'unreadable' : 'unrecorded'
  const earlier = firstMs !== null && (possible.firstMs ?? firstMs) < firstMs
  return { togetherMs, firstMs, atLeast: true, why, earlier }
}

/** How long two have in common, and from when on. */
function sharedBy(a: Spans, b: Spans): { readonly ms: Ms; readonly firstMs: Ms | null } {
  let ms = 0
  let firstMs: Ms | null = null
  eachShared(a, b, (startMs, endMs) => {
    firstMs ??= startMs
    ms += endMs - startMs
  })
  return { ms, firstMs }
}

function hasUnreadable({ untold, untoldWhy }: PresenceTable, participant: ParticipantIndex): boolean {
  return countOf(spansOf(untold, participant)) > 0 && untoldWhy[participant] === untolds.indexOf('unreadable')
}

/** `together 8 m 36 s, first at 07:31:53`, `never met`, or how much of it is not known. `say` words a moment. */
export function overlapWords({ togetherMs, firstMs, atLeast, why, earlier }: Overlap, say: (ms: Ms) => string): string {
  const unreadable = why === 'unreadable'
  if (firstMs === null) {
    if (!atLeast) return 'never met'
    return `may have met: ${unreadable ? 'an entry could not be read' : 'a leave is not recorded'}`
  }
  const first = `${say(firstMs)}${earlier ? ' or earlier' : ''}`
  if (togetherMs === 0) return `met at ${first}, for how long is not ${unreadable ? 'known' : 'recorded'}`
  return `together ${atLeast ? 'at least ' : ''}${formatDuration(togetherMs)}, first at ${first}`
}

/**
 * The anchor's known time in which nobody else was in beyond doubt. `concurrency` counts everybody of the table;
 * `incomplete`: others may have been in.
 */
export function aloneOf(
  presence: PresenceTable,
  anchor: ParticipantIndex,
  concurrency: Steps,
  incomplete = false
): Alone {
  const known = spansOf(presence.known, anchor)
  const spans = overlapSpans(known, lonelySpans(known, concurrency))
  const atLeast = presence.atLeast[anchor] === 1
  const atMost = (incomplete && countOf(spans) > 0) || isDisturbed(presence, anchor, spans)
  return { spans, ms: lengthOf(spans), atLeast, atMost }
}

/** Whether somebody else may have been in during spans of whom that is not known. */
function isDisturbed({ length, atLeast, possible }: PresenceTable, anchor: ParticipantIndex, spans: Spans): boolean {
  for (let other = 0; other < length; other++) {
    if (atLeast[other] === 0 || other === anchor) continue
    if (sharedBy(spansOf(possible, other as ParticipantIndex), spans).firstMs !== null) return true
  }
  return false
}

/** When exactly one was in, from the first moment of spans to their last. */
function lonelySpans({ startMs, endMs, from, to }: Spans, { atMs, counts }: Steps): Spans {
  if (from === to) return noSpans
  const lonely = new SpanWriter()
  const lastMs = endMs[to - 1] ?? 0
  const first = Math.max(0, stepAt({ atMs, counts }, startMs[from] ?? 0))
  for (let step = first; (atMs[step] ?? Infinity) < lastMs; step++) {
    if (counts[step] === 1) lonely.append(atMs[step] ?? 0, atMs[step + 1] ?? lastMs)
  }
  return lonely.spans()
}

/** `alone 2 m 14 s`, with what is not certain about it. */
export function aloneWords({ ms, atLeast, atMost }: Alone): string {
  if (ms === 0) return atLeast ? 'not known to have been alone' : 'never alone'
  const bound = atLeast && atMost ? 'about ' : atLeast ? 'at least ' : atMost ? 'at most ' : ''
  return `alone ${bound}${formatDuration(ms)}`
}
