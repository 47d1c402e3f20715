// Takes the open session away: makes the file that was chosen, and saves, prints or copies it.

import type { Bridge, SavedFile } from '../../../electron/shared/bridge'
import type { TimeMark } from '../../../electron/shared/mark'
import { assertNever, fail, ok, type Failure, type Result } from '../../../electron/shared/result'
import type { Work } from '../../../electron/shared/work'
import { csvFile, writingCsv, type Csv } from '../../report/tables/csv-lines'
import {
  markdownSummary,
  programIntervals,
  programParticipants,
  rawText,
  sheetIntervals,
  sheetParticipants,
  shortTextOf,
  workbookTables,
  type Extract,
  type ExtractInput,
  type NamedTable
} from '../../report/extract'
import { drawingOf, pageCount, pageDrawings, titleOf } from '../../report/extract-drawing'
import { fileName } from '../../report/file-name'
import type { Drawing } from '../../report/drawing/svg'
import { shortLine } from '../../words/plain-text'
import type { Activity } from '../page/activity'
import { inTurns } from '../page/in-turns'
import { nextTask } from '../page/painted'
import type { Who, WhoKey } from './chosen'
import { formsOf, isWhole, purposeOf, type ExportFormat, type Purpose } from './purposes'
import { readRaw } from './reading'
import type { Display, Screen } from '../page/screen.svelte'

type TextFormat = Exclude<ExportFormat, 'png' | 'png-2x' | 'pdf' | 'print' | 'workbook' | 'rollcall'>
type CsvFormat = Exclude<TextFormat, 'svg' | 'markdown' | 'text' | 'json'>

/** What makes the bytes of files that are no texts. */
export interface FileMakers {
  /** A PNG; null when there is not enough memory. */
  readonly pngOf: (drawing: Drawing, scale: number) => Promise<Uint8Array | null>
  /** An .xlsx. */
  readonly workbookOf: (
    tables: readonly NamedTable[],
    inTurns: <T>(work: Work<T>) => Promise<T | null>,
    signal: AbortSignal
  ) => Promise<Result<Uint8Array>>
}

/** What a file of each form holds, and how its name ends. */
const fileEnds: Readonly<Record<Exclude<ExportFormat, 'print'>, readonly [holds: string, extension: string]>> = {
  svg: ['timeline', 'svg'],
  png: ['small timeline', 'png'],
  'png-2x': ['timeline', 'png'],
  pdf: ['timeline', 'pdf'],
  text: ['short text', 'txt'],
  rollcall: ['whole session', 'rollcall'],
  workbook: ['intervals and participants', 'xlsx'],
  'sheet-intervals': ['intervals for spreadsheets', 'csv'],
  'sheet-participants': ['participants for spreadsheets', 'csv'],
  'program-intervals': ['intervals', 'csv'],
  'program-participants': ['participants', 'csv'],
  markdown: ['summary', 'md'],
  json: ['raw JSON', 'json']
}

/** The open session, for what is not made of an extract. */
export interface Source {
  readonly snapshotId: string
  readonly marks: readonly TimeMark[]
}

const csvMakers: Readonly<Record<CsvFormat, (extract: Extract) => Csv>> = {
  'sheet-intervals': sheetIntervals,
  'sheet-participants': sheetParticipants,
  'program-intervals': programIntervals,
  'program-participants': programParticipants
}

function isCsv(format: ExportFormat): format is CsvFormat {
  return Object.hasOwn(csvMakers, format)
}

/** What is a text, and so can be copied as well as saved. */
export function isText(format: ExportFormat): format is TextFormat {
  return !['png', 'png-2x', 'pdf', 'print', 'workbook', 'rollcall'].includes(format)
}

/** What is a picture, which can be copied as one. */
export function isPicture(format: ExportFormat): format is 'png' | 'png-2x' {
  return format === 'png' || format === 'png-2x'
}

/** Whose names go out: of everybody in it, of those who are chosen, of nobody. */
export type Names = 'all' | 'chosen' | 'none'

/**
 * One export at a time. Choices stay for the next one, that of the form for the timeline and for the table each; but who is
 * taken is asked anew whenever the dialog opens.
 */
export class Exporting {
  range = $state<'whole' | 'view'>('whole')
  /** Null for those that are chosen most narrowly. */
  who = $state<WhoKey | null>(null)
  readonly #names = $state<Partial<Record<Purpose, Names>>>({})
  /** What is being done; null while nothing is. */
  working = $state<string | null>(null)
  /** True as long as nothing was handed to the system yet. */
  cancelable = $state(false)
  failure = $state.raw<Failure | null>(null)
  /** What was done last, in words. */
  done = $state('')
  /** The pages to be mounted for printing. */
  pages = $state.raw<readonly Drawing[] | null>(null)
  /** What was saved last, while it is said. */
  saved = $state.raw<SavedFile | null>(null)
  readonly #formats = $state<Record<Display, ExportFormat>>({ timeline: 'png-2x', table: 'workbook' })
  readonly #formsLast = $state<Partial<Record<Purpose, ExportFormat>>>({})
  #stop = new AbortController()
  #idle: () => void = () => undefined
  #pagesReady: () => void = () => undefined

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly screen: Pick<Screen, 'display'>
  ) {}

  /** What is offered for what is on screen: at first a picture of the timeline, and for the table its workbook. */
  get format(): ExportFormat {
    return this.#formats[this.screen.display]
  }

  set format(format: ExportFormat) {
    this.#formats[this.screen.display] = format
    this.#formsLast[purposeOf(format)] = format
  }

  get purpose(): Purpose {
    return purposeOf(this.format)
  }

  set purpose(purpose: Purpose) {
    this.format = this.#formsLast[purpose] ?? formsOf(purpose)[0]
  }

  /** Whose names go out for a purpose: to a customer nobody's who is not chosen, unless that was chosen otherwise. */
  namesFor(purpose: Purpose, isAnybodyChosen: boolean): Names {
    const names = this.#names[purpose] ?? (purpose === 'customer' ? 'chosen' : 'all')
    return names === 'chosen' && !isAnybodyChosen ? 'none' : names
  }

  chooseNames(names: Names): void {
    this.#names[this.purpose] = names
  }

  /** Who of those that can be chosen is taken. */
  whoAmong(all: readonly [Who, ...Who[]]): Who {
    return all.find(({ key }) => key === this.who) ?? all[0]
  }

  /** What of the open session goes into a form, as it was chosen. */
  choicesFor(
    format: ExportFormat,
    all: readonly [Who, ...Who[]]
  ): Pick<ExtractInput, 'range' | 'whom' | 'pseudonymous' | 'named'> {
    if (format === 'rollcall') return { range: 'whole', whom: 'everybody', pseudonymous: false, named: [] }
    const { whom, ids } = this.whoAmong(all)
    const own = ids()
    const chosen = own.length > 0 ? own : all[0].ids()
    const names = this.namesFor(purposeOf(format), chosen.length > 0)
    const hides = { pseudonymous: names !== 'all', named: names === 'chosen' ? chosen : [] }
    return isWhole(format) ? { range: 'whole', whom: 'everybody', ...hides } : { range: this.range, whom, ...hides }
  }

  /** Saves the chosen format wherever the user says, or prints it. */
  save(extract: Extract, source: Source, makers: FileMakers): Promise<void> {
    const { format } = this
    return this.#run(async () => {
      if (format === 'print') {
        const printed = await this.#paged(extract, () => this.bridge.printPage())
        return printed.ok ? ok(printed.value ? 'Printed' : '') : printed
      }
      const saved = await this.#saved(extract, source, format, makers)
      if (!saved.ok) return saved
      this.saved = saved.value
      return ok(saved.value === null ? '' : `Saved ${saved.value.name}`)
    })
  }

  /** Copies what is made in a form: its text, or the picture that it is. */
  copy(extract: Extract, { snapshotId }: Source, makers: FileMakers, format = this.format): Promise<void> {
    return this.#run(async () => {
      if (isPicture(format)) {
        const png = await this.#bytes(extract, format, makers)
        if (!png.ok) return png
        this.cancelable = false
        const copied = await this.bridge.copyPicture(png.value)
        return copied.ok ? ok('Copied the picture') : copied
      }
      if (!isText(format)) throw new Error(`${format} cannot be copied`)
      const text = await this.#text(extract, snapshotId, format)
      if (!text.ok) return text
      this.cancelable = false
      const copied = await this.bridge.copyText(text.value)
      return copied.ok ? ok('Copied') : copied
    })
  }

  /** Shows what was saved last in its folder. */
  async showSaved(): Promise<void> {
    const { saved } = this
    if (saved === null) return
    const answer = await this.activity.during(this.bridge.showSaved(saved.id))
    if (!answer.ok && this.saved === saved) {
      this.saved = null
      this.failure = answer.failure
    }
  }

  /** Gives up what has not been handed to the system yet. */
  cancel(): void {
    this.#stop.abort()
    this.#pagesReady()
  }

  /** The pages are in the document, with every image ready to be printed. */
  pagesReady(): void {
    this.#pagesReady()
  }

  /** Forgets what was said of the export before. */
  clear(): void {
    this.failure = null
    this.done = ''
    this.saved = null
  }

  /** Work ends in words for what was done, empty when the user thought better of it. */
  async #run(work: () => Promise<Result<string>>): Promise<void> {
    if (this.working !== null) return
    this.clear()
    this.#stop = new AbortController()
    this.working = 'Making it…'
    this.cancelable = true
    this.#idle = this.activity.begin()
    try {
      await nextTask()
      const result = await work()
      if (result.ok) this.done = result.value
      else if (result.failure.kind === 'cancelled') this.done = 'Cancelled'
      else this.failure = result.failure
    } catch (error) {
      this.failure = fail('unexpected', error instanceof Error ? error.message : null).failure
    } finally {
      this.working = null
      this.#handOver()
    }
  }

  /** From now on it is the system's, and cannot be called back. While its dialog is open nothing is pending. */
  #handOver(): void {
    this.cancelable = false
    this.#idle()
  }

  async #saved(
    extract: Extract,
    { snapshotId, marks }: Source,
    format: Exclude<ExportFormat, 'print'>,
    makers: FileMakers
  ): Promise<Result<SavedFile | null>> {
    const [holds, extension] = fileEnds[format]
    const name = fileName(extract, holds, extension, isWhole(format))
    if (format === 'rollcall') {
      this.#handOver()
      return this.bridge.saveSession(name, snapshotId, marks)
    }
    if (format === 'pdf') return this.#paged(extract, () => this.bridge.savePdf(name, shortLine(titleOf(extract))))
    const content = isText(format)
      ? await this.#text(extract, snapshotId, format)
      : await this.#bytes(extract, format, makers)
    if (!content.ok) return content
    this.#handOver()
    const { value } = content
    return this.bridge.saveFile(name, isCsv(format) && typeof value === 'string' ? csvFile(value) : value)
  }

  async #text(extract: Extract, snapshotId: string, format: TextFormat): Promise<Result<string>> {
    switch (format) {
      case 'svg':
        return ok(drawingOf(extract).text)
      case 'sheet-intervals':
      case 'sheet-participants':
      case 'program-intervals':
      case 'program-participants': {
        const text = await this.#inTurns(writingCsv(csvMakers[format](extract)))
        return text === null ? fail('cancelled') : ok(text)
      }
      case 'markdown':
        return ok(markdownSummary(extract))
      case 'text':
        return ok(shortTextOf(extract))
      case 'json': {
        const raw = await readRaw(this.bridge, snapshotId)
        if (!raw.ok) return raw
        return this.#stop.signal.aborted ? fail('cancelled') : ok(rawText(extract, raw.value))
      }
      default:
        return assertNever(format)
    }
  }

  #inTurns<T>(work: Work<T>): Promise<T | null> {
    const { signal } = this.#stop
    return inTurns(work, () => !signal.aborted)
  }

  async #bytes(
    extract: Extract,
    format: 'png' | 'png-2x' | 'workbook',
    { pngOf, workbookOf }: FileMakers
  ): Promise<Result<Uint8Array>> {
    if (format === 'workbook')
      return workbookOf(workbookTables(extract), (work) => this.#inTurns(work), this.#stop.signal)
    const bytes = await pngOf(drawingOf(extract), format === 'png' ? 1 : 2)
    if (this.#stop.signal.aborted) return fail('cancelled')
    return bytes === null ? fail('unexpected', 'There is not enough memory for a picture of this size.') : ok(bytes)
  }

  async #paged<T>(extract: Extract, print: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      const drawings: Drawing[] = []
      const count = pageCount(extract)
      for (const drawing of pageDrawings(extract)) {
        drawings.push(drawing)
        this.working = `Drawing page ${drawings.length} of ${count}…`
        await nextTask()
        if (this.#stop.signal.aborted) return fail('cancelled')
      }
      const ready = new Promise<void>((resolve) => (this.#pagesReady = resolve))
      this.pages = drawings
      await ready
      if (this.#stop.signal.aborted) return fail('cancelled')
      this.working = 'Printing…'
      this.#handOver()
      return await print()
    } finally {
      this.pages = null
    }
  }
}
