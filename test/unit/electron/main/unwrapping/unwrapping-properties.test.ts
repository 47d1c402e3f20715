// Whatever a session was mailed in, and whatever that was mailed in: what is opened is what the bare body opens.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { decode } from '../../../../../electron/main/session/decode'
import { withholdSecrets } from '../../../../../electron/main/session/withhold'
import { tasks, type SessionText } from '../../../../../electron/main/work/tasks'
import { textOf } from '../../../../../electron/main/files/bytes'
import { generateSession } from '../../../../videosdk/generator'
import { plainOf, type PlainSession } from '../../../plain-session'
import { temporaryFolder } from '../../../temporary-folder'
import { documented } from '../session/bodies'
import { composed, jsonWrappers, wrappers } from './wrappers'

vi.setConfig({ testTimeout: 120_000 })

let path: string
beforeEach(async () => {
  path = join(await temporaryFolder(), 'mailed.json')
})

async function openedFrom(bytes: Uint8Array): Promise<{ readonly text: SessionText; readonly session: PlainSession }> {
  await writeFile(path, bytes)
  const read = await tasks.openFile({ path, secrets: [] })
  if (!read.ok) throw new Error(`${read.failure.kind}: ${read.failure.detail}`)
  const { opened, several } = read.value
  if (opened === null) throw new Error(`${several.total} sessions`)
  if (!opened.ok) throw new Error(`${opened.failure.kind}: ${opened.failure.detail}`)
  return { text: opened.value, session: plainOf(opened.value.session) }
}

const bodies = fc.oneof(
  fc.constantFrom(
    ...['session', 'session-running', 'participants', 'participants-active', 'sessions-list', 'media-events'].map(
      (name) => documented(`${name}.json`)
    )
  ),
  fc
    .integer({ min: 1, max: 1000 })
    .map((seed) => JSON.stringify(generateSession({ seed, participants: seed % 7, oddities: true, media: true }))),
  fc.string({ unit: 'binary', maxLength: 20 }).map((name) => {
    const person = { participantId: name, name: `{"":"${name}"}`, timelog: [] }
    return JSON.stringify({ id: 'session-1', roomId: name, start: '2026-03-12T09:00:00Z', participants: [person] })
  })
)

test('composed of any of these up to four deep', async () => {
  const chain = fc.tuple(
    fc.subarray([...jsonWrappers], { maxLength: 1 }),
    fc.array(fc.constantFrom(...wrappers), { maxLength: 4 })
  )
  await fc.assert(
    fc.asyncProperty(bodies, chain, async (made, [json, more]) => {
      const body = Buffer.from(made).toString()
      const { bytes, used } = composed(body, [...json, ...more])
      const clean = withholdSecrets(body, [])
      const bare = decode(clean)
      if (!bare.ok) throw new Error('Not a session')
      const { text, session } = await openedFrom(bytes)
      expect({ ...session, notes: session.notes.filter(({ kind }) => kind !== 'enclosed') }).toEqual(
        plainOf(bare.value)
      )
      expect(JSON.parse(textOf(text.raw))).toEqual(JSON.parse(clean))
      // A byte order mark is nothing that it stood in.
      if (used.every((name) => /UTF-8/.test(name))) expect(used.length > 1 || text.stood === null).toBe(true)
      else expect(text.stood).toMatch(/^The session stood in /)
      expect(textOf(text.raw) + (text.stood ?? '')).not.toContain('canary')
    }),
    { numRuns: 400 }
  )
})

test.each([...jsonWrappers, ...wrappers])(
  'taken out of $name, it is the body’s own text word for word',
  async ({ wrap }) => {
    const body = documented('session.json').trim()
    const { text } = await openedFrom(wrap(Buffer.from(body)))
    expect(textOf(text.raw)).toBe(body)
  }
)
