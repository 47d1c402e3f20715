// What is said aloud when a key or a button has moved the view or the crosshair.

import type { Summary } from '../analysis/summary'
import type { View } from '../state/view/view.svelte'
import { formatTime } from '../clock/format'
import { describe } from '../timeline/scene/hit'
import { entryText } from '../timeline/sentences/entry-words'
import { measuredText } from '../timeline/sentences/measure-words'
import { countWords } from '../timeline/sentences/session-words'
import { axisDescription } from '../timeline/sentences/speech'
import type { Zone } from '../clock/zone'

/** The words of what the view has to say, or null when it has nothing to. */
export function spokenWords(view: View, summary: Summary | null, zone: Zone): string | null {
  if (view.speaks === null) return null
  if (view.speaks === 'selection') return selectionWords(view, zone)
  return view.speaks === 'view' ? `View: ${axisDescription(view.viewport, zone)}` : momentWords(view, summary, zone)
}

function selectionWords({ selection: { entry, lane } }: View, zone: Zone): string {
  return entry === null || lane === null ? '' : entryText(lane, entry, zone)
}

/** At the crosshair: what is measured up to there, else who is there; and how many are in, once that is counted. */
function momentWords(view: View, summary: Summary | null, zone: Zone): string {
  if (view.instantMs === null) return ''
  const { span, isOpen } = view.measuring
  const atMs = Math.round(view.instantMs)
  const isEnd = span !== null && (atMs === span.startMs || atMs === span.endMs)
  const found =
    view.hovered === null ? [] : describe(view.hovered, { lanes: view.lineup.all, view: view.viewport, zone })
  const words = isEnd ? [measuredText(span, isOpen, zone)] : found
  const count = summary === null ? [] : [`${countWords(summary, view.instantMs)} in room`]
  return [formatTime(view.instantMs, zone), ...words, ...count].join(', ')
}
