// Kept files that something else changed: refused or word for word what was kept, left as they are, and hiding no other.

import { createHash } from 'node:crypto'
import { copyFile, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { encodeKeptFile, type KeptFile } from '../../electron/main/kept/kept-file'
import { Library } from '../../electron/main/library/library'
import { allKept } from '../unit/all-kept'
import { Opening } from '../../electron/main/opening/opening'
import { Paths } from '../../electron/main/opening/paths'
import { Recents } from '../../electron/main/opening/recents'
import { inMain } from '../../electron/main/work/work'
import { fail, type Result } from '../../electron/shared/result'
import { temporaryFolder } from '../unit/temporary-folder'
import { generateSession } from '../videosdk/generator'
import { random } from '../videosdk/random'
import { effort } from './effort'
import { noteFigure } from './figures'
import { mutations } from './kept-file-mutations'
import { marksOf } from './keeping-plan'

const seeds = effort({ test: 32, torture: 500 })
const limitMs = effort({ test: 120_000, torture: 1_800_000 })

const kept = fileOf(1, marksOf('first', 30))
const written = Buffer.from(encodeKeptFile(kept))
const another = Buffer.from(encodeKeptFile(fileOf(2, [])))
const takenOut = { ...kept, stood: 'The session stood in line 3, between other text.' }
const ofFirstVersion = asFirstVersion(written)

const originals: readonly (readonly [version: number, bytes: Buffer, file: KeptFile])[] = [
  [2, written, kept],
  [1, ofFirstVersion, { ...kept, marks: [] }],
  [3, Buffer.from(encodeKeptFile(takenOut)), takenOut]
]

const words: Readonly<Record<string, string>> = {
  'damaged-file': 'called damaged',
  'foreign-file': 'not ours',
  'newer-file': 'newer',
  same: 'with all that was kept'
}

test(
  'no file that was changed is taken for whole, none is touched, and none hides another',
  { timeout: limitMs },
  async () => {
    const folder = await temporaryFolder()
    const others = [3, 4, 5].map((seed) => fileOf(seed, []))
    for (const other of others) await new Library(folder).keep(other)
    const verdicts = new Map<string, number>()

    const seen = new Set(originals.map(([, bytes]) => bytes.toString('latin1')))
    for (const [version, bytes, file] of originals)
      for (const mutation of mutations)
        for (let seed = 0; seed < seeds; seed++) {
          const changed = mutation.apply(bytes, another, random(seed * 1000 + mutations.indexOf(mutation)))
          if (seen.has(changed.toString('latin1'))) continue
          seen.add(changed.toString('latin1'))
          const verdict = await verdictOn(folder, changed, file, others.length)
          const where = `version ${version}, ${mutation.name}, seed ${seed}`
          expect(verdict, where).not.toBe('wrong')
          if (verdict === 'newer-file')
            expect(changed.subarray(0, 80).toString(), where).not.toContain(`"version":${version},`)
          verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
        }

    const total = [...verdicts.values()].reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThanOrEqual(500)
    noteFigure(
      'Files',
      `${total} different seeded mutations of kept files: ${[...verdicts].map(([verdict, count]) => `${count} ${words[verdict]}`).join(', ')}; ` +
        'no crash, none taken for whole with other data, every byte on disk as it was, every other file listed'
    )
  }
)

/** Tries everything on a changed file; the kind of failure with which it is refused, 'same' when it is as it was kept, else 'wrong'. */
async function verdictOn(folder: string, changed: Buffer, file: KeptFile, others: number): Promise<string> {
  const id = 'changed.rollcall'
  const path = join(folder, id)
  await writeFile(path, changed)
  const library = new Library(folder)
  const listed = valueOf(await allKept(library))
  expect(listed.filter(({ state, id: other }) => state === 'whole' && other !== id)).toHaveLength(others)
  const entry = listed.find((other) => other.id === id)
  const read = await library.read(id)
  if (!read.ok) {
    const { kind } = read.failure
    expect(entry).toMatchObject({ state: 'unreadable', fileName: id, why: kind })
    for (const answer of [await library.saveMarks(id, marksOf('other', 1)), await library.remove(id)])
      expect(answer).toMatchObject({ ok: false, failure: { kind } })
    const opening = openingFrom(library)
    const { signal } = new AbortController()
    for (const answer of [await opening.openKept(id, signal), await opening.openFile(path, signal)])
      expect(answer).toMatchObject({ ok: false, failure: { kind } })
    // Mailed under another name it is no session either; of one that has lost all that says what it was, only a session that stands whole in it.
    await copyFile(path, `${folder}.json`)
    const mailed = await opening.openFile(`${folder}.json`, signal)
    if (mailed.ok && 'id' in mailed.value) {
      const shown = valueOf(opening.readRaw(mailed.value.id, 0))
      expect([shown.text, shown.nextByte]).toEqual([file.raw, null])
    } else expect(mailed.ok).toBe(false)
    await rm(`${folder}.json`)
  }
  const again = valueOf(await library.keep(file))
  expect(asText(valueOf(await library.read(again.id)))).toEqual(file)
  expect(await readFile(path)).toEqual(changed)
  expect(await readdir(folder)).toHaveLength(others + 2)
  for (const name of [id, again.id]) await rm(join(folder, name))
  if (!read.ok) return read.failure.kind
  return isDeepStrictEqual(asText(read.value), file) ? 'same' : 'wrong'
}

function openingFrom(library: Library): Opening {
  return new Opening({
    library,
    recents: new Recents('/nowhere/recents.json', () => 0),
    paths: new Paths(),
    fetchBody: async () => fail('offline'),
    secrets: async () => [],
    work: inMain,
    sample: async () => '',
    nowMs: () => 0
  })
}

function fileOf(seed: number, marks: KeptFile['marks']): KeptFile {
  const session = generateSession({ seed, participants: 12 + seed })
  return {
    sessionId: session.id ?? null,
    roomId: session.roomId ?? null,
    customRoomId: session.customRoomId ?? null,
    startMs: 1_715_691_602_318,
    fetchedAtMs: 1_760_000_000_000,
    keptAtMs: 1_760_000_100_000,
    account: { name: 'Zoë & co', color: 'teal' },
    marks,
    raw: JSON.stringify(session, null, 1)
  }
}

/** As the first version wrote it: without marks. */
function asFirstVersion(bytes: Buffer): Buffer {
  const [, meta = '', ...raw] = bytes.toString().split('\n')
  const content = [JSON.stringify({ ...JSON.parse(meta), marks: undefined }), ...raw].join('\n')
  const sha256 = createHash('sha256').update(content).digest('hex')
  return Buffer.from(`${JSON.stringify({ format: 'rollcall-session', version: 1, sha256 })}\n${content}`)
}

function asText(file: KeptFile): KeptFile {
  return { ...file, raw: Buffer.from(file.raw).toString() }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}
