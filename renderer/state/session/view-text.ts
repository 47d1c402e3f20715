// How a session is looked at, as one text: what a tab keeps while its session is not in memory, and between two runs.

import type { Span } from '../../../electron/shared/session'
import { longestView } from '../../../electron/shared/tabs'
import { asJoined, type Arrangement } from '../../timeline/lanes/arrangement'
import { entryKinds, type Entry, type EntryPlace } from '../../timeline/lanes/entries'
import type { Filter } from '../../timeline/lanes/filter'
import { groupings } from '../../timeline/lanes/groups'
import { sortKeys } from '../../timeline/lanes/sorting'
import { bottomTabs, type Look } from '../page/screen.svelte'
import type { OpenSession } from './open-session'

/** All that is kept of how a session is looked at: to read it costs little, also while the view moves. */
export function viewPartsOf({ view, lineup, marks, rollCall }: OpenSession, look: Look): Told {
  const { arrangement, anchorId, findText, onlyFound } = lineup
  return {
    ...{ range: view.range, heldMs: view.heldMs, measured: view.measuring.isOpen ? null : view.measuring.span },
    ...{ arrangement, anchorId, findText, onlyFound },
    selected: view.selection.entry,
    ...{ focusedId: view.lanes.focusedId, scrollPx: view.lanes.scrollPx, stayMs: rollCall.stayMs },
    ...{ selectedId: marks.selectedId, rollCallId: marks.rollCallId, originId: marks.originId },
    ...{ display: look.display, bottom: look.bottom, notesOf: look.notesOf }
  }
}

/** The same as text; an empty one where it would be too long to be kept, as with thousands of pins. */
export function viewTextOf(open: OpenSession, look: Look): string {
  const text = JSON.stringify(viewPartsOf(open, look))
  return text.length > longestView ? '' : text
}

/** Looks at a session as a text says. What cannot be understood of it costs that alone: it stays as it is. */
export function putBack(text: string, { view, lineup, marks, rollCall }: OpenSession, look: Look): void {
  const told = partsOf(text)
  lineup.arrangement = arrangementOf(told['arrangement'])
  lineup.anchorId = textIn(told['anchorId'])
  lineup.findText = textIn(told['findText']) ?? ''
  lineup.onlyFound = told['onlyFound'] === true && lineup.findText !== ''
  view.putBack(spanIn(told['range']))
  const heldMs = numberIn(told['heldMs'])
  if (heldMs !== null) view.hold(heldMs)
  view.measuring.set(view.isTimeless ? null : spanIn(told['measured']))
  view.lanes.focusedId = textIn(told['focusedId'])
  const selected = entryOf(objectIn(told['selected']))
  if (selected !== null) view.selection.select(selected)
  view.selection.update()
  view.lanes.scrollTo(numberIn(told['scrollPx']) ?? 0)
  const stayMs = numberIn(told['stayMs'])
  if (stayMs !== null) rollCall.stayAt(stayMs)
  marks.selectedId = textIn(told['selectedId'])
  marks.rollCallId = textIn(told['rollCallId'])
  marks.originId = textIn(told['originId'])
  look.display = told['display'] === 'table' ? 'table' : 'timeline'
  look.bottom = oneOf(bottomTabs, told['bottom'])
  look.notesOf = textIn(told['notesOf'])
}

type Told = Readonly<Record<string, unknown>>

function partsOf(text: string): Told {
  try {
    return objectIn(JSON.parse(text))
  } catch {
    return {}
  }
}

function arrangementOf(value: unknown): Arrangement {
  const told = objectIn(value)
  return {
    sort: oneOf(sortKeys, told['sort']) ?? asJoined.sort,
    descending: told['descending'] === true,
    group: oneOf(groupings, told['group']) ?? asJoined.group,
    filter: filterOf(objectIn(told['filter'])),
    pinned: Array.isArray(told['pinned']) ? told['pinned'].filter((id) => typeof id === 'string') : []
  }
}

/** What is not in the session any more is let go of by the selection itself. */
function entryOf(told: Told): Entry | null {
  const [participantId, kind] = [textIn(told['participantId']), oneOf(entryKinds, told['kind'])]
  const [place, startMs] = [numberIn(told['place']), numberIn(told['startMs'])]
  if (participantId === null || kind === null || place === null || startMs === null) return null
  return { participantId, kind, place: place as EntryPlace, startMs }
}

/** Each part of a filter is a text, a switch, or a number that may be missing. */
function filterOf(told: Told): Filter {
  const parts = Object.entries(asJoined.filter).map(([key, open]) => {
    const value = told[key]
    const fits = open === null ? numberIn(value) !== null : typeof value === typeof open
    return [key, fits ? value : open]
  })
  return Object.fromEntries(parts) as Filter
}

function objectIn(value: unknown): Told {
  return typeof value === 'object' && value !== null ? (value as Told) : {}
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function spanIn(value: unknown): Span | null {
  const told = objectIn(value)
  const [startMs, endMs] = [numberIn(told['startMs']), numberIn(told['endMs'])]
  return startMs === null || endMs === null || startMs > endMs ? null : { startMs, endMs }
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((each) => each === value) ?? null
}
