// Saving what the window made: where the user chooses, whole or not at all, and one dialog at a time.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Saving } from '../../../../../electron/main/opening/saving'
import { fail, ok } from '../../../../../electron/shared/result'
import { temporaryFolder } from '../../../temporary-folder'
import { failing, writeSteps } from '../files/file-faults'

let folder: string
/** What the dialog was opened with, and the path that the user chooses in it. */
let asked: { path: string; extension: string }[]
let chosen: string | null
let printed: { printed: boolean; why: string }
let steps: string[]
let last: string
let shown: string[]
const saved = (name: string) => ok({ id: expect.stringMatching(/^saved-\d+$/) as string, name })
type Parts = ConstructorParameters<typeof Saving>[0]

function saving(parts: Partial<Parts> = {}): Saving {
  return new Saving({
    choosePath: async (path, { extension }) => {
      steps.push('dialog')
      asked.push({ path, extension })
      return chosen
    },
    folder: async () => last,
    remember: async (where) => void (last = where),
    show: (path) => void shown.push(path),
    printToPdf: async () => {
      steps.push('print')
      return Buffer.from('%PDF')
    },
    print: async () => printed,
    ...parts
  })
}

beforeEach(async () => {
  folder = await temporaryFolder()
  asked = []
  steps = []
  shown = []
  last = '/home/zoe/Downloads'
  chosen = join(folder, 'mine.svg')
  printed = { printed: true, why: '' }
})

describe('a file', () => {
  test.each([
    ['text', 'Zoë 😀\r\n'],
    ['bytes', new Uint8Array([0, 255, 10])]
  ])('of %s is written where the user chose, and the window learns its name alone', async (_what, content) => {
    expect(await saving().saveFile('../suggested.svg', content)).toEqual(saved('mine.svg'))
    expect(asked).toEqual([{ path: '/home/zoe/Downloads/suggested.svg', extension: 'svg' }])
    expect(await readFile(join(folder, 'mine.svg'))).toEqual(Buffer.from(content as Uint8Array))
    expect(await readdir(folder)).toEqual(['mine.svg'])
  })

  test('is not written when the dialog is dismissed', async () => {
    chosen = null
    expect(await saving().saveFile('a.csv', 'x')).toEqual(ok(null))
    expect(await readdir(folder)).toEqual([])
  })

  test('is looked for next time where the last one was saved', async () => {
    const files = saving()
    chosen = null
    await files.saveFile('a.csv', 'x')
    chosen = join(folder, 'none', 'a.csv')
    await files.saveFile('a.csv', 'x')
    await mkdir(join(folder, 'sub'))
    chosen = join(folder, 'sub', 'a.csv')
    await files.saveFile('a.csv', 'x')
    await files.saveFile('b.csv', 'x')
    const downloads = '/home/zoe/Downloads'
    expect(asked.map(({ path }) => path)).toEqual([
      ...[1, 2, 3].map(() => `${downloads}/a.csv`),
      join(folder, 'sub', 'b.csv')
    ])
  })

  const faults = writeSteps.flatMap((step) => ['ENOSPC', 'EACCES'].map((code) => [step, code] as const))
  test.each(faults)('that is replaced is whole, old or new, when step “%s” fails with %s', async (step, code) => {
    await writeFile(join(folder, 'mine.svg'), 'old')
    const answer = await saving({ files: failing(folder, step, code) }).saveFile('a.svg', 'new')
    expect(answer).toMatchObject({ failure: { kind: code === 'ENOSPC' ? 'disk-full' : 'not-writable' } })
    expect(JSON.stringify(answer)).not.toContain(folder)
    expect(await readFile(join(folder, 'mine.svg'), 'utf8')).toBe(step.includes('folder') ? 'new' : 'old')
    expect(await readdir(folder)).toEqual(['mine.svg'])
  })

  test('is asked for once: while a dialog is open, a second request is as good as dismissed', async () => {
    const answers: ((path: string) => void)[] = []
    const files = saving({ choosePath: () => new Promise((resolve) => answers.push(resolve)) })
    const first = files.saveFile('a.svg', 'first')
    expect(await files.saveFile('b.svg', 'second')).toEqual(ok(null))
    expect(await files.savePdf('b.pdf', 'Session')).toEqual(ok(null))
    expect(await files.printPage()).toEqual(ok(false))
    answers[0]?.(join(folder, 'a.svg'))
    expect(answers).toHaveLength(1)
    expect(await first).toEqual(saved('a.svg'))
    expect(await files.printPage()).toEqual(ok(true))
  })

  test('can be saved after a dialog broke', async () => {
    let isBroken = true
    const files = saving({
      choosePath: async () => {
        if (isBroken) throw new Error('broken')
        return chosen
      }
    })
    await expect(files.saveFile('a.svg', 'x')).rejects.toThrow('broken')
    isBroken = false
    expect(await files.saveFile('a.svg', 'x')).toEqual(saved('mine.svg'))
  })
})

describe('what was saved', () => {
  test('is shown in its folder by its handle, and by no path', async () => {
    const files = saving()
    const answer = await files.saveFile('a.svg', 'x')
    const id = answer.ok ? (answer.value?.id ?? '') : ''
    expect(await files.show(id)).toEqual(ok(null))
    expect(shown).toEqual([join(folder, 'mine.svg')])
    for (const other of [join(folder, 'mine.svg'), 'mine.svg', 'saved-0', 'saved-2', ''])
      expect(await files.show(other)).toMatchObject({ failure: { kind: 'not-open' } })
    expect(shown).toHaveLength(1)
  })

  test('and is gone since is said to be gone', async () => {
    const files = saving()
    const answer = await files.saveFile('a.svg', 'x')
    await rm(join(folder, 'mine.svg'))
    expect(await files.show(answer.ok ? (answer.value?.id ?? '') : '')).toEqual(fail('missing-file', 'mine.svg'))
    expect(shown).toEqual([])
  })
})

describe('a PDF', () => {
  test('is printed once the user has chosen where it goes', async () => {
    chosen = join(folder, 'mine.pdf')
    expect(await saving().savePdf('a.pdf', 'Session')).toEqual(saved('mine.pdf'))
    expect(steps).toEqual(['dialog', 'print'])
    expect(await readFile(chosen, 'utf8')).toBe('%PDF')
  })

  test('is not printed when the dialog is dismissed', async () => {
    chosen = null
    expect(await saving().savePdf('a.pdf', 'Session')).toEqual(ok(null))
    expect(steps).toEqual(['dialog'])
  })

  test('that takes too long is given up, and nothing is written', async () => {
    const slow = saving({ printToPdf: () => new Promise(() => {}), patienceMs: 1 })
    expect(await slow.savePdf('a.pdf', 'Session')).toMatchObject({ ok: false, failure: { kind: 'timeout' } })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('printing', () => {
  test('says whether the page went to a printer', async () => {
    expect(await saving().printPage()).toEqual(ok(true))
  })

  test.each(['cancelled', 'Print job canceled'])('that the user dismissed (“%s”) is no failure', async (why) => {
    printed = { printed: false, why }
    expect(await saving().printPage()).toEqual(ok(false))
  })

  test('that fails says why', async () => {
    printed = { printed: false, why: 'No printers available on the network' }
    expect(await saving().printPage()).toEqual(fail('not-printed', 'No printers available on the network.'))
    printed = { printed: false, why: '' }
    expect(await saving().printPage()).toEqual(fail('not-printed'))
  })
})
