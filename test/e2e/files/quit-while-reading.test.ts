// Quitting while a body is read that takes long, and while a session is being kept: soon, and nothing is lost.
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bridge } from '../../../electron/shared/bridge'
import { noteFigure } from '../../torture/figures'
import { generateSession } from '../../videosdk/generator'
import { quit } from '../rollcall/processes'
import { expect, test } from '../rollcall/story'

const limitMs = 2_000
const bodyLength = 64 * 1024 * 1024

test.use({ keyringState: 'no-bus' })

test('quitting while 64 MiB of nonsense are read takes less than two seconds and loses nothing that is being kept', async ({
  start,
  profile,
  temporary
}) => {
  const nonsense = join(temporary, 'nonsense.json')
  const session = join(temporary, 'session.json')
  await writeFile(nonsense, nonsenseBody())
  // Long enough that another thread puts together what is written.
  await writeFile(session, JSON.stringify(generateSession({ seed: 4, participants: 4_000, media: true })))
  const first = await start({ profile })
  const state = await first.page.evaluate(
    async ([long, other]) => {
      const { bridge } = window as unknown as { readonly bridge: Bridge }
      const opened = await bridge.openDropped('the-session', other)
      if (!opened.ok || 'choiceId' in opened.value) throw new Error('The session is not open')
      let state = 'both are going on'
      void bridge.openDropped('the-nonsense', long).then(() => (state = 'the nonsense was read'))
      await new Promise((reading) => setTimeout(reading, 500))
      void bridge.keepSnapshot(opened.value.id, []).then(() => (state = 'the session was kept'))
      await new Promise((sent) => setTimeout(sent))
      return state
    },
    [nonsense, session] as const
  )
  expect(state).toBe('both are going on')
  const quitMs = await quit(first)

  const again = await start({ profile })
  const kept = await again.page.evaluate(() => (window as unknown as { readonly bridge: Bridge }).bridge.listKept(null))
  expect(kept).toMatchObject({ ok: true, value: { entries: [{ state: 'whole' }] } })
  expect(await readdir(join(profile, 'library'))).toHaveLength(1)
  noteFigure(
    'Decode',
    `quit ${Math.round(quitMs)} ms after it was asked for while 64 MiB of nonsense were being read (limit ${limitMs} ms); the session that was just being kept is whole`
  )
  expect(quitMs).toBeLessThan(limitMs)
})

/** Millions of entries without anything in them: the engine's own parser takes seconds and cannot be interrupted. */
function nonsenseBody(): Buffer {
  const from = '{"id":"64646464aaaabbbbccccdddd","participants":[{"participantId":"p1","timelog":['
  const to = '{}]}]}'
  return Buffer.concat([Buffer.from(from), Buffer.alloc(bodyLength - from.length - to.length, '{},'), Buffer.from(to)])
}
