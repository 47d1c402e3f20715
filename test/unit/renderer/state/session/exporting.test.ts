import { beforeEach, expect, test, vi } from 'vitest'
import type { BridgeCalls } from '../../../../../electron/shared/bridge'
import { fail, ok } from '../../../../../electron/shared/result'
import { Activity } from '../../../../../renderer/state/page/activity'
import { Exporting, type FileMakers } from '../../../../../renderer/state/session/exporting.svelte'
import { purposes, type ExportFormat } from '../../../../../renderer/state/session/purposes'
import type { Display } from '../../../../../renderer/state/page/screen.svelte'
import { extractFor } from '../../report/extracts'
import { intervalsOf, participantOf, sessionOf } from '../../timeline/sessions'
import { FakeBridge } from '../fake-bridge'

const people = [participantOf('isha', intervalsOf([0, 100]), { name: 'Isha' })]
const extract = extractFor(sessionOf(people))
const root: { dataset: DOMStringMap } = { dataset: {} }
const pngOf = vi.fn(async () => new Uint8Array([1, 2]))
const workbookOf = vi.fn<FileMakers['workbookOf']>(async () => ok(new Uint8Array([3, 4])))
const screen: { display: Display } = { display: 'timeline' }
const makers: FileMakers = { pngOf, workbookOf }
const source = { snapshotId: 'snapshot-1', marks: [] }

let fake: FakeBridge
let exporting: Exporting
beforeEach(() => {
  fake = new FakeBridge()
  exporting = new Exporting(fake.bridge, new Activity(root), screen)
  screen.display = 'timeline'
  pngOf.mockClear()
  workbookOf.mockClear()
})

async function reached(name: keyof BridgeCalls): Promise<void> {
  await vi.waitFor(() => expect(fake.isWaiting(name)).toBe(true))
}

function save(format: ExportFormat): Promise<void> {
  exporting.format = format
  return exporting.save(extract, source, makers)
}

test('the timeline is offered as a picture, the table as a workbook, and what was chosen for each stays', () => {
  expect([exporting.purpose, exporting.format]).toEqual(['customer', 'png-2x'])
  screen.display = 'table'
  expect(exporting.format).toBe('workbook')
  exporting.format = 'program-intervals'
  screen.display = 'timeline'
  expect(exporting.format).toBe('png-2x')
  screen.display = 'table'
  expect(exporting.format).toBe('program-intervals')
})

test('a table is saved with the mark of UTF-8, and its name is said', async () => {
  const saving = save('program-intervals')
  expect(root.dataset.idle).toBe('false')
  await reached('saveFile')
  const [[name, content] = []] = fake.argsOf('saveFile')
  expect(name).toBe('abc-xyzw-lmno – Tue 22 Feb 2022 07.26 – intervals.csv')
  expect(content).toMatch(/^\ufeffparticipant,id,kind/)
  expect(exporting.cancelable).toBe(false)
  await fake.answer('saveFile', ok({ id: 'saved-1', name: 'mine.csv' }))
  await saving
  expect([exporting.done, exporting.working, exporting.failure, root.dataset.idle]).toEqual([
    'Saved mine.csv',
    null,
    null,
    'true'
  ])
})

test('a workbook is saved as the bytes that were made of its tables, and gives up when that is cancelled', async () => {
  const saving = save('workbook')
  await reached('saveFile')
  expect(fake.argsOf('saveFile')[0]).toEqual([
    'abc-xyzw-lmno – Tue 22 Feb 2022 07.26 – intervals and participants.xlsx',
    new Uint8Array([3, 4])
  ])
  await fake.answer('saveFile', ok({ id: 'saved-1', name: 'mine.xlsx' }))
  await saving
  expect(exporting.done).toBe('Saved mine.xlsx')

  workbookOf.mockImplementationOnce(
    (_tables, _inTurns, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(fail('cancelled'))))
  )
  const cancelled = save('workbook')
  await vi.waitFor(() => expect(workbookOf).toHaveBeenCalledTimes(2))
  exporting.cancel()
  await cancelled
  expect([exporting.done, exporting.failure]).toEqual(['Cancelled', null])
  expect(fake.argsOf('saveFile')).toHaveLength(1)
})

test('a copy has no mark, and a dismissed dialog says nothing', async () => {
  exporting.format = 'program-intervals'
  const copying = exporting.copy(extract, source, makers)
  await reached('copyText')
  expect(fake.argsOf('copyText')[0]?.[0]).toMatch(/^participant,id,kind/)
  await fake.answer('copyText', ok(null))
  await copying
  expect(exporting.done).toBe('Copied')
  const saving = save('markdown')
  await reached('saveFile')
  await fake.answer('saveFile', ok(null))
  await saving
  expect([exporting.done, exporting.failure]).toEqual(['', null])
})

test('each purpose offers its first form, and later the one that was taken for it', () => {
  const offered = purposes.map((purpose) => {
    exporting.purpose = purpose
    return exporting.format
  })
  expect(offered).toEqual(['png-2x', 'rollcall', 'workbook', 'json'])
  exporting.format = 'pdf'
  expect(exporting.purpose).toBe('colleague')
  exporting.purpose = 'customer'
  exporting.purpose = 'colleague'
  expect(exporting.format).toBe('pdf')
})

test('to a customer only the names of those go out who are chosen, to others everybody’s, unless it is chosen otherwise', () => {
  expect(exporting.namesFor('customer', true)).toBe('chosen')
  expect(exporting.namesFor('customer', false)).toBe('none')
  expect(exporting.namesFor('colleague', true)).toBe('all')
  exporting.purpose = 'colleague'
  exporting.chooseNames('none')
  expect(exporting.namesFor('colleague', true)).toBe('none')
  expect(exporting.namesFor('engineers', true)).toBe('all')
})

test('a kept file is saved by main, with the marks', async () => {
  const saving = save('rollcall')
  await reached('saveSession')
  expect(fake.argsOf('saveSession')[0]?.slice(1)).toEqual(['snapshot-1', []])
  await fake.answer('saveSession', ok({ id: 'saved-7', name: 'mine.rollcall' }))
  await saving
  expect(exporting.done).toBe('Saved mine.rollcall')
  const showing = exporting.showSaved()
  expect(fake.argsOf('showSaved')[0]).toEqual(['saved-7'])
  await fake.answer('showSaved', fail('missing-file', 'mine.rollcall'))
  await showing
  expect([exporting.saved, exporting.failure?.kind]).toEqual([null, 'missing-file'])
})

test('a picture is copied as the bytes that were made of its drawing', async () => {
  exporting.format = 'png-2x'
  const copying = exporting.copy(extract, source, makers)
  await reached('copyPicture')
  expect(fake.argsOf('copyPicture')[0]).toEqual([new Uint8Array([1, 2])])
  await fake.answer('copyPicture', ok(null))
  await copying
  expect(exporting.done).toBe('Copied the picture')
})

test('while the dialog of the system is open nothing is pending', async () => {
  const saving = save('program-intervals')
  expect(root.dataset.idle).toBe('false')
  await reached('saveFile')
  expect([exporting.working, root.dataset.idle]).toEqual(['Making it…', 'true'])
  await fake.answer('saveFile', ok({ id: 'saved-1', name: 'mine.csv' }))
  await saving
  const printing = save('print')
  expect(root.dataset.idle).toBe('false')
  await vi.waitFor(() => expect(exporting.pages).toHaveLength(1))
  exporting.pagesReady()
  await reached('printPage')
  expect(root.dataset.idle).toBe('true')
  await fake.answer('printPage', ok(true))
  await printing
  expect([exporting.done, root.dataset.idle]).toEqual(['Printed', 'true'])
})

test('there is only one export at a time', async () => {
  const saving = save('svg')
  await save('sheet-participants')
  await reached('saveFile')
  await fake.answer('saveFile', ok({ id: 'saved-1', name: 'a.svg' }))
  await saving
  expect(fake.argsOf('saveFile')).toHaveLength(1)
})

test('a failure is shown, and gone with the next try', async () => {
  const saving = save('svg')
  await reached('saveFile')
  await fake.answer('saveFile', fail('disk-full'))
  await saving
  expect(exporting.failure?.kind).toBe('disk-full')
  void save('svg')
  expect(exporting.failure).toBe(null)
})

test('a picture for which there is no memory is a failure', async () => {
  pngOf.mockResolvedValueOnce(null as never)
  await save('png-2x')
  expect(pngOf).toHaveBeenCalledWith(expect.objectContaining({ widthPx: expect.any(Number) as number }), 2)
  expect(exporting.failure?.detail).toContain('not enough memory')
  expect(fake.made).toEqual([])
})

test('what throws while it is made is a failure, and the window is idle again', async () => {
  pngOf.mockRejectedValueOnce(new Error('cannot be decoded'))
  await save('png')
  expect([exporting.failure?.kind, exporting.working, root.dataset.idle]).toEqual(['unexpected', null, 'true'])
})

test('pages are printed once they can be, and then leave the document', async () => {
  const printing = save('print')
  await vi.waitFor(() => expect(exporting.pages).toHaveLength(1))
  expect(fake.made).toEqual([])
  exporting.pagesReady()
  await reached('printPage')
  expect(exporting.pages).toHaveLength(1)
  await fake.answer('printPage', ok(false))
  await printing
  expect([exporting.pages, exporting.done]).toEqual([null, ''])
})

test('what was cancelled before it was handed over is not printed, and says so', async () => {
  const saving = save('pdf')
  await vi.waitFor(() => expect(exporting.pages).not.toBe(null))
  exporting.cancel()
  await saving
  expect([exporting.pages, exporting.done, fake.made]).toEqual([null, 'Cancelled', []])
})

test('raw JSON that cannot be read is a failure', async () => {
  const saving = save('json')
  await reached('readRaw')
  expect(fake.argsOf('readRaw')).toEqual([['snapshot-1', 0]])
  await fake.answer('readRaw', fail('not-open'))
  await saving
  expect(exporting.failure?.kind).toBe('not-open')
})
