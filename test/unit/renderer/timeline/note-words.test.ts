// What data notes are called and how they are counted.
import { expect, it } from 'vitest'
import { noteKinds } from '../../../../electron/shared/session'
import { noteTitle, noteWords, placesOf } from '../../../../renderer/timeline/note-words'

it('every kind of data note has a name of its own', () => {
  expect(new Set(noteKinds.map((kind) => noteWords[kind])).size).toBe(noteKinds.length)
  expect(noteTitle('out-of-order')).toBe('Out of order')
})

it('a note that stands for several places counts as many', () => {
  const note = { kind: 'extra-key', participantId: null, path: 'a', raw: null, handling: '', atMs: null } as const
  expect(placesOf([])).toBe(0)
  expect(
    placesOf([
      { ...note, count: 3 },
      { ...note, count: 1 }
    ])
  ).toBe(4)
})
