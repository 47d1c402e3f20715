// What is said aloud when a key or a button has moved the view or the crosshair.

import type { Figures } from '../state/session/figures.svelte'
import type { View } from '../state/view/view.svelte'
import { formatTime } from '../clock/format'
import { describe } from '../timeline/scene/hit'
import { measuredText } from '../timeline/sentences/measure-words'
import { countWords } from '../timeline/sentences/session-words'
import { axisDescription } from '../timeline/sentences/speech'
import type { Zone } from '../clock/zone'

/** The words of what the view has to say, or null when it has nothing to. */
export function spokenWords(view: View, figures: Figures, zone: Zone): string | null {
  if (view.speaks === null) return null
  return view.speaks === 'view' ? `View: ${axisDescription(view.viewport, zone)}` : momentWords(view, figures, zone)
}

/** At the crosshair: what is measured up to there, else who is there; and how many are in. */
function momentWords(view: View, figures: Figures, zone: Zone): string {
  if (view.instantMs === null) return ''
  const { span, isOpen } = view.measuring
  const atMs = Math.round(view.instantMs)
  const isEnd = span !== null && (atMs === span.startMs || atMs === span.endMs)
  const found = view.hovered === null ? [] : describe(view.hovered, zone)
  const words = isEnd ? [measuredText(span, isOpen, zone)] : found
  return [formatTime(view.instantMs, zone), ...words, `${countWords(figures.all, view.instantMs)} in the room`].join(
    ', '
  )
}
