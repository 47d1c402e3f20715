// Notes where secrets were taken out of a body, in whatever part of it they stood.

import { isObject } from './json-reading'
import type { Ledger } from './ledger'
import { deepestNamed, itemOf, keyOf, wholeText, type Place } from './place'
import type { Member } from './roster'
import { withheldMarker } from './withhold'

interface Part {
  readonly value: unknown
  readonly place: Place
  readonly participantId: string | null
  readonly depth: number
}

/**
 * A text, its parsed JSON and who is shown of it in; each value and key of it that holds the marker is noted, once per
 * sort of place. What another value of the same key hides is noted of the whole.
 */
export function noteWithheld(text: string, body: unknown, members: readonly Member[], ledger: Ledger): void {
  if (!text.includes(withheldMarker)) return
  const shownIds = new Set<unknown>(members.map(({ id }) => id))
  // A list of its own instead of recursion: nothing limits how deep a body is.
  const whole: Part = { value: body, place: wholeText, participantId: null, depth: 0 }
  const waiting = [whole]
  let isNoted = false
  const noteOf = (part: Part): void => {
    note(part, ledger)
    isNoted = true
  }
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part.value === 'string') {
      if (part.value.includes(withheldMarker)) noteOf(part)
    } else for (const inner of partsOf(part, shownIds, noteOf).reverse()) waiting.push(inner)
  }
  if (!isNoted) note(whole, ledger)
}

function partsOf(
  { value, place, participantId, depth }: Part,
  shownIds: ReadonlySet<unknown>,
  noteOf: (part: Part) => void
): Part[] {
  const named = depth < deepestNamed
  if (Array.isArray(value))
    return value.map((item, index) => ({
      value: item,
      place: named ? itemOf(place, index) : place,
      participantId,
      depth: depth + 1
    }))
  if (!isObject(value)) return []
  const id = value['participantId']
  const ownId = typeof id === 'string' && shownIds.has(id) ? id : participantId
  return Object.keys(value).map((key) => {
    const part = {
      value: value[key],
      place: named ? keyOf(place, key) : place,
      participantId: ownId,
      depth: depth + 1
    }
    if (key.includes(withheldMarker)) noteOf(part)
    return part
  })
}

function note({ place, participantId }: Part, ledger: Ledger): void {
  const { path, pattern } = place
  const handling = 'What stood here is a secret, or looks like one. It was left out, so the raw JSON does not hold it.'
  ledger.count('secret-withheld', pattern, () => ({ participantId, path, handling }))
}
