// Keeps the digits of numbers that stand where a text should: the engine's parser makes 2916334247900527000 of 2916334247900527532.

import { walkJson } from './json-source'
import { deepestNamed, itemOf, keyOf, wholeText, type Place } from './place'

/** What stands under these is a text: an id, a name, a word. */
const textKeys: ReadonlySet<string> = new Set([
  ...['id', '_id', 'participantId', 'roomId', 'meetingId', 'customRoomId', 'userMeetingId'],
  ...['name', 'region', 'status', 'mode', 'type', 'message']
])

/** JSON text in; the numbers under keys of texts out, as they are written, by their paths. */
export function numbersAt(text: string): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const around: Place[] = []
  const placeOf = (step: string | number | null) => {
    const outer = around.at(-1)
    if (step === null || outer === undefined) return wholeText
    return typeof step === 'number' ? itemOf(outer, step) : keyOf(outer, step)
  }
  walkJson(text, {
    plain(step, { from, to }) {
      if (typeof step !== 'string' || !textKeys.has(step)) return
      // Of a key that stands twice the last value counts, whatever that is.
      if (/[-\d]/.test(text[from] ?? '')) numbers.set(placeOf(step).path, text.slice(from, to))
    },
    open(step) {
      around.push(placeOf(step))
      return around.length < deepestNamed
    },
    close() {
      around.pop()
    }
  })
  return numbers
}
