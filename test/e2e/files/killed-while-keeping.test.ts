// Rollcall is killed while it keeps sessions and saves marks: at the next start all that it had said was done is there.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '../rollcall/story'
import type { TimeMark } from '../../../electron/shared/mark'
import { noteFigure } from '../../torture/figures'
import { generateSession } from '../../videosdk/generator'
import { random } from '../../videosdk/random'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const kills = 5
const sessions = 8

/** What the page was told: this file is kept, with the marks of this writing. */
interface Told {
  readonly id: string
  readonly writing: number
}

/** Opens with new sessions, some of them large, keeps them all and goes on to replace their marks, until it is killed. */
async function keepUntilKilled(start: (args: string[]) => Promise<Rollcall>, folder: string, seed: number) {
  const chance = random(seed)
  const args: string[] = []
  for (let index = 0; index < sessions; index++) {
    const session = generateSession({ seed: seed * 100 + index, participants: chance.pick([5, 50, 800]) })
    args.push(join(folder, `${seed}-${index}.json`))
    await writeFile(args[index] ?? '', JSON.stringify(session))
  }
  const { app, page } = await start(args)
  const told: Told[] = []
  const enough = chance.whole(3, 30)
  const delayMs = chance.whole(0, 15)
  const ended = once(app.process(), 'exit')
  await page.exposeFunction('tell', (id: string, writing: number) => {
    told.push({ id, writing })
    if (told.length === enough) void wait(delayMs).then(() => app.process().kill('SIGKILL'))
  })
  const broken = page.evaluate(keepOn, sessions).catch((error: unknown) => {
    if (told.length < enough) throw error
    return ended
  })
  await Promise.race([ended, broken])
  await ended
  return told
}

/** Runs in the page. */
async function keepOn(count: number): Promise<void> {
  const { tell } = window as unknown as { tell: (id: string, writing: number) => Promise<void> }
  const marksOf = (writing: number): TimeMark[] =>
    Array.from({ length: 1 + (writing % 50) }, (_, index) => ({
      ...{ id: `m${index}`, name: `writing ${writing}`, startMs: index, endMs: null }
    }))
  for (let writing = 0; ; writing++)
    for (let index = 1; index <= count; index++) {
      const marks = marksOf(writing)
      const kept = await window.bridge.keepSnapshot(`snapshot-${index}`, writing === 0 ? marks : [])
      if (!kept.ok) throw new Error(kept.failure.kind)
      if (writing > 0 && !(await window.bridge.saveMarks(kept.value.id, marks)).ok) throw new Error('Not saved')
      await tell(kept.value.id, writing)
    }
}

/** Which writing a kept file holds; null when it is damaged or a mixture. By the file's own checksum, without the app's code. */
async function writingIn(path: string): Promise<number | null> {
  const bytes = await readFile(path)
  const [header = '', meta = ''] = bytes.toString().split('\n', 2)
  const { sha256 } = JSON.parse(header) as { readonly sha256: string }
  const content = bytes.subarray(bytes.indexOf('\n') + 1)
  if (createHash('sha256').update(content).digest('hex') !== sha256) return null
  const { marks } = JSON.parse(meta) as { readonly marks: readonly TimeMark[] }
  const [writing = 'none', ...others] = new Set(marks.map(({ name }) => name))
  const number = Number(writing.replace('writing ', ''))
  return others.length === 0 && marks.length === 1 + (number % 50) ? number : null
}

test('what Rollcall said it kept is there and whole after every kill', async ({ start, profile }) => {
  test.slow()
  const bodies = join(profile, 'bodies')
  const library = join(profile, 'library')
  await mkdir(bodies)
  const told: Told[] = []
  let strays = 0
  for (let seed = 1; seed <= kills; seed++) {
    told.push(...(await keepUntilKilled((args) => start({ args }), bodies, seed)))
    strays += (await readdir(library)).filter((name) => name.endsWith('.tmp')).length
  }

  const { page } = await start()
  await expect.poll(async () => (await readdir(library)).filter((name) => !name.endsWith('.rollcall'))).toEqual([])
  const whole = await page.evaluate(async () => {
    const ids: string[] = []
    for (let from: string | null | undefined = null; from !== undefined;) {
      const page = await window.bridge.listKept(from)
      if (!page.ok) throw new Error(page.failure.kind)
      ids.push(...page.value.entries.filter(({ state }) => state === 'whole').map(({ id }) => id))
      from = page.value.next ?? undefined
    }
    return ids
  })
  expect(whole.sort()).toEqual((await readdir(library)).sort())
  const last = new Map(told.map(({ id, writing }) => [id, writing]))
  for (const [id, writing] of last) {
    // The next writing may have been done when the kill came, and nobody told.
    expect([writing, writing + 1], id).toContain(await writingIn(join(library, id)))
  }
  noteFigure(
    'Files',
    `${kills} kills (-9) of the app itself while it kept: of ${told.length} writes it had answered 0 lost, 0 damaged; ` +
      `${strays} temporary files left by the kills, 0 after the next start`
  )
})
