// Every call to the file system that a save makes fails in turn: the old state or the new one is there whole, and nothing else.

import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { Library } from '../../electron/main/library/library'
import { allKept } from '../unit/all-kept'
import type { FailureKind, Result } from '../../electron/shared/result'
import { effort } from './effort'
import { withFailing } from './failing-calls'
import { noteFigure } from './figures'
import { sessionOf } from './keeping-plan'
import { saves, type Save } from './saves'

vi.mock('node:fs/promises', async (importOriginal) => {
  const { watched } = await import('./failing-calls')
  return watched(await importOriginal())
})

const full = ['ENOSPC', 'EDQUOT']
const codes = [...full, 'EACCES', 'EROFS', 'EIO', 'EMFILE']
const twiceWith = effort({ test: ['ENOSPC', 'EIO'], torture: codes })
/** A folder is opened to read before it is synced. */
const reads = /^(readFile|lstat|stat|readdir|open to read|reading .*)$/

/** The files of a folder, by their paths in it, as a hash of each. */
type State = ReadonlyMap<string, string>

const home = mkdtempSync(join(tmpdir(), 'rollcall-faults-'))
const tally = { saves: 0, calls: 0, faults: 0, old: 0 }
afterAll(() => {
  rmSync(home, { recursive: true })
  if (tally.saves === saves.length)
    noteFigure(
      'Files',
      `each of ${tally.calls} file-system calls of ${saves.length} kinds of save fails with each of ${codes.length} errors, alone ` +
        `or with a later one: ${tally.faults} cases, ${tally.old} with the old state, ${tally.faults - tally.old} with the ` +
        `whole new one, no stray file after the next start`
    )
})

test.each(saves)('$name: whole, whichever call fails with whichever error', { timeout: 300_000 }, async (save) => {
  const untouched = await attempt(save, [], '')
  expect(untouched.answer).toMatchObject({ ok: true })
  expect(untouched.after).not.toEqual(untouched.before)
  const writes = ['open', 'handle.writeFile', 'handle.sync', 'handle.close', 'rename']
  const known = [...(save.name.startsWith('removing') ? ['unlink'] : writes), 'open to read', 'reading handle.sync']
  expect(untouched.calls).toEqual(expect.arrayContaining(known))
  tally.calls += untouched.calls.length

  for (const code of codes)
    for (const first of untouched.calls.keys()) {
      const once = await attempt(save, [first], code)
      judge(save, once, untouched.after, code)
      tally.faults += 1
      if (!twiceWith.includes(code)) continue
      // What it does only because of the fault, such as clearing away, may fail as well.
      for (let second = first + 1; second < once.calls.length; second++) {
        judge(save, await attempt(save, [first, second], code), untouched.after, code)
        tally.faults += 1
      }
    }
  tally.saves += 1
})

test('the list names every file, and hides none that can be read, whichever call fails', async () => {
  const folder = mkdtempSync(join(home, 'case-'))
  for (const session of [0, 1, 2]) await new Library(folder).keep(sessionOf(1, session))
  const before = stateOf(folder)
  const whole = await withFailing([], '', () => allKept(new Library(folder)))
  expect(whole.calls.length).toBeGreaterThan(3)
  for (const code of codes)
    for (const failing of whole.calls.keys()) {
      const { value: listed, calls } = await withFailing([failing], code, () => allKept(new Library(folder)))
      const states = listed.ok
        ? listed.value.map((entry) => (entry.state === 'whole' ? 'whole' : entry.why)).sort()
        : []
      if (calls[failing] === 'readdir') expect(listed).toMatchObject({ failure: { kind: 'unreadable-file' } })
      else
        expect([
          ['whole', 'whole', 'whole'],
          ['unreadable-file', 'whole', 'whole']
        ]).toContainEqual(states)
      expect(stateOf(folder)).toEqual(before)
    }
})

test('a start that cannot clear away goes on, and the next one does it', async () => {
  const folder = mkdtempSync(join(home, 'case-'))
  const library = new Library(folder)
  await library.keep(sessionOf(1, 0))
  const before = stateOf(folder)
  const stray = join(folder, `.1-0-20251009T085320Z.rollcall.0123456789ab.tmp`)
  writeFileSync(stray, 'half')
  const whole = await withFailing([], '', () => library.cleanUp())
  expect(stateOf(folder)).toEqual(before)
  for (const code of codes)
    for (const failing of whole.calls.keys()) {
      writeFileSync(stray, 'half')
      await withFailing([failing], code, () => library.cleanUp())
      await library.cleanUp()
      expect(stateOf(folder)).toEqual(before)
    }
})

interface Attempt {
  readonly failing: readonly number[]
  readonly calls: readonly string[]
  readonly answer: Result<unknown>
  readonly before: State
  /** Once the next start has tidied. */
  readonly after: State
  /** Files that are neither the old nor the new ones, but right. */
  readonly right: ReadonlySet<string>
  /** What is there once the save was tried again, the disk being well. */
  readonly again: State
}

async function attempt(save: Save, failing: readonly number[], code: string): Promise<Attempt> {
  const folder = mkdtempSync(join(home, 'case-'))
  await save.before(folder)
  const before = stateOf(folder)
  const { value: answer, calls } = await withFailing(failing, code, () => save.save(folder))
  await save.nextStart?.(folder)
  const after = stateOf(folder)
  const right = new Set<string>()
  for (const name of after.keys()) if (await save.isRight(folder, name)) right.add(name)
  await save.save(folder)
  const again = stateOf(folder)
  rmSync(folder, { recursive: true })
  return { failing, calls, answer, before, after, right, again }
}

function judge(save: Save, tried: Attempt, wanted: State, code: string): void {
  const { answer, before, after, again, right, calls } = tried
  const failed = tried.failing.map((index) => calls[index])
  const where = `${save.name}, ${failed.join(' and ')} with ${code}, call ${tried.failing.join(' and ')} of ${calls.join(', ')}`
  const isLeft = (name: string) => save.nextStart === null && failed.includes('rm') && name.endsWith('.tmp')
  for (const name of new Set([...before.keys(), ...wanted.keys()]))
    expect([before.get(name), wanted.get(name)], `${name}: ${where}`).toContain(after.get(name))
  const isOld = [...before].every(([name, hash]) => after.get(name) === hash)
  const isNew = [...wanted].every(([name, hash]) => after.get(name) === hash)
  // As there is but one change in a save, each file being old or new means that all are.
  expect(isOld || (isNew && after.size <= wanted.size), where).toBe(true)
  for (const name of after.keys())
    if (!before.has(name) && !wanted.has(name)) expect(right.has(name) || isLeft(name), `${name}: ${where}`).toBe(true)
  if (isOld) tally.old += 1
  if (answer.ok) expect(isNew || right.size > 0, where).toBe(true)
  else expect(kindsFor(failed, code), where).toContain(answer.failure.kind)
  if (right.size === 0) for (const [name, hash] of wanted) expect(again.get(name), where).toBe(hash)
}

/** A disk that is full is called full; a fault while something is read may be said to be that. */
function kindsFor(failed: readonly (string | undefined)[], code: string): FailureKind[] {
  const written = full.includes(code) ? 'disk-full' : 'not-writable'
  const hasRead = failed.some((name) => name !== undefined && reads.test(name))
  const unread: FailureKind[] = ['EACCES', 'EPERM'].includes(code)
    ? ['unreadable-file', 'forbidden-file']
    : ['unreadable-file']
  return hasRead ? [written, 'not-writable', ...unread] : [written]
}

function stateOf(folder: string): State {
  const names = readdirSync(folder, { recursive: true }).map(String)
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
    ])
  )
}
