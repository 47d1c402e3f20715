// What each kind of data note is called.

import type { NoteKind } from '../../electron/shared/session'

export const noteWords: Readonly<Record<NoteKind, string>> = {
  'missing-id': 'Missing id',
  'missing-name': 'Missing name',
  'missing-time': 'Missing time',
  'missing-end': 'No end recorded',
  'missing-timelog': 'No times recorded',
  'invalid-time': 'Invalid time',
  'wrong-type': 'Unexpected type',
  'out-of-order': 'Out of order',
  overlapping: 'Overlapping',
  repeated: 'Repeated',
  'zero-length': 'No length',
  backwards: 'Ends before it starts',
  'before-session': 'Before the session',
  'after-session': 'After the session',
  'duplicate-participant': 'Same id twice',
  'unknown-status': 'Unknown status',
  'contradicting-status': 'Contradicting status',
  'older-name': 'Older field name',
  'extra-key': 'Unknown field',
  'participants-missing': 'Participants missing',
  'secret-withheld': 'Secret withheld'
}
