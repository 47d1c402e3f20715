// A real limit of the system on what a file may hold, and a disk that takes a few bytes at a time: nothing half is left.

import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { KeptFile } from '../../electron/main/kept/kept-file'
import { Library } from '../../electron/main/library/library'
import type { Result } from '../../electron/shared/result'
import { temporaryFolder } from '../unit/temporary-folder'
import { bundled } from './bundled'
import { noteFigure } from './figures'
import { sessionOf } from './keeping-plan'

/** In blocks of 512 or 1,024 bytes, depending on the shell. */
const mostBlocks = 512

test('a disk that takes no more than a part: what was there is whole, the user is told, and no stray file is left', async () => {
  const folder = await temporaryFolder()
  const program = await bundled('test/torture/full-disk-child.ts')
  onTestFinished(() => program.remove())
  // The system writes up to the limit and refuses the rest, as a disk does that fills up.
  const limited = `ulimit -f ${mostBlocks} && exec "$0" "$@"`
  const { stdout } = await promisify(execFile)('sh', ['-c', limited, process.execPath, program.path, folder])
  const answers = Object.entries(JSON.parse(stdout) as Record<string, Result<unknown>>)
  const refused = answers.filter(([what]) => what.endsWith('much'))
  expect(refused).toHaveLength(5)
  for (const [what, answer] of refused)
    expect(answer, what).toMatchObject({ failure: { kind: 'disk-full', detail: expect.stringContaining('EFBIG') } })
  for (const [what, answer] of answers) if (what.endsWith('little')) expect(answer, what).toMatchObject({ ok: true })

  const [kept = '', ...others] = (await readdir(folder)).sort()
  expect(others).toEqual(['mine.json', 'recents.json'])
  expect(await readBack(folder, kept)).toEqual({ ...sessionOf(1, 0), raw: '{"id":"1-0"}' })
  expect(await readFile(join(folder, 'mine.json'), 'utf8')).toBe('little')
  expect(JSON.parse(await readFile(join(folder, 'recents.json'), 'utf8'))).toMatchObject({
    recents: [{ title: 'room' }]
  })
  noteFigure(
    'Files',
    `a real limit on the size of files: ${refused.length} of 5 saves refused as a full disk, none half`
  )
})

test('a disk that takes at most 1,000 bytes at a time gets all of them', async () => {
  const folder = await temporaryFolder()
  let writes = 0
  onTestFinished(atMost(1000, () => (writes += 1)))
  const large = { ...sessionOf(1, 0), raw: `{"id":"${'x'.repeat(100_000)}"}` }
  const kept = await new Library(folder).keep(large)
  expect(kept).toMatchObject({ ok: true })
  expect(await readBack(folder, kept.ok ? kept.value.id : '')).toEqual(large)
  expect(writes).toBeGreaterThan(100)
})

async function readBack(folder: string, id: string): Promise<KeptFile> {
  const file = await new Library(folder).read(id)
  if (!file.ok) throw new Error(file.failure.kind)
  return { ...file.value, raw: Buffer.from(file.value.raw).toString() }
}

/** Makes each write take no more bytes than this, below all of Node's own code; gives what undoes it. */
function atMost(mostBytes: number, onWrite: () => void): () => void {
  type WriteBuffer = (fd: number, bytes: Uint8Array, offset: number, length: number, ...more: unknown[]) => unknown
  const { binding } = process as unknown as { binding: (name: 'fs') => { writeBuffer: WriteBuffer } }
  const system = binding('fs')
  const { writeBuffer } = system
  system.writeBuffer = (fd, bytes, offset, length, ...more) => {
    onWrite()
    return writeBuffer.call(system, fd, bytes, offset, Math.min(length, mostBytes), ...more)
  }
  return () => {
    system.writeBuffer = writeBuffer
  }
}
