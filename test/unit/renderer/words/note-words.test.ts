// What data notes are called and how they are counted.
import { expect, it } from 'vitest'
import { noteKinds } from '../../../../electron/shared/session'
import { noteTitle, notesHint, noteWords, placesOf } from '../../../../renderer/words/note-words'

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

it('a hint tells the first note in words and how many more there are', () => {
  const handling = 'They are shown by time.'
  const note = {
    kind: 'out-of-order',
    participantId: 'a',
    path: 'a',
    raw: null,
    handling,
    atMs: null,
    count: 1
  } as const
  expect(notesHint(note, 1)).toBe('Out of order: They are shown by time.')
  expect(notesHint(note, 3)).toBe('Out of order: They are shown by time.\nand 2 more')
})
