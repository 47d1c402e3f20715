// Takes the open session away: makes the file that was chosen, and saves, prints or copies it.

import type { Bridge } from '../../../electron/shared/bridge'
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
  workbookTables,
  type Extract,
  type NamedTable
} from '../../report/extract'
import { drawingOf, pageCount, pageDrawings, titleOf } from '../../report/extract-drawing'
import type { Drawing } from '../../report/drawing/svg'
import { shortLine } from '../../words/plain-text'
import type { Activity } from '../page/activity'
import { inTurns } from '../page/in-turns'
import { nextTask } from '../page/painted'
import { readRaw } from './reading'
import type { Display, Screen } from '../page/screen.svelte'

export const exportFormats = [
  ...(['svg', 'png', 'png-2x', 'pdf', 'print', 'workbook', 'sheet-intervals', 'sheet-participants'] as const),
  ...(['program-intervals', 'program-participants', 'markdown', 'json'] as const)
] as const
export type ExportFormat = (typeof exportFormats)[number]
type TextFormat = Exclude<ExportFormat, 'png' | 'png-2x' | 'pdf' | 'print' | 'workbook'>
type CsvFormat = Exclude<TextFormat, 'svg' | 'markdown' | 'json'>

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

const endings: Readonly<Record<Exclude<ExportFormat, 'print'>, string>> = {
  svg: '-timeline.svg',
  png: '-timeline.png',
  'png-2x': '-timeline@2x.png',
  pdf: '-timeline.pdf',
  workbook: '.xlsx',
  'sheet-intervals': '-intervals-for-spreadsheets.csv',
  'sheet-participants': '-participants-for-spreadsheets.csv',
  'program-intervals': '-intervals.csv',
  'program-participants': '-participants.csv',
  markdown: '-summary.md',
  json: '.json'
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
  return !['png', 'png-2x', 'pdf', 'print', 'workbook'].includes(format)
}

/** The main process takes 30 seconds at most for a PDF; this many pages take about half of that. */
export const mostPages = 300

/** One export at a time; choices stay for the next one, and that of the format for the timeline and for the table each. */
export class Exporting {
  range = $state<'whole' | 'view'>('whole')
  pseudonymous = $state(false)
  /** What is being done; null while nothing is. */
  working = $state<string | null>(null)
  /** True as long as nothing was handed to the system yet. */
  cancelable = $state(false)
  failure = $state.raw<Failure | null>(null)
  /** What was done last, in words. */
  done = $state('')
  /** The pages to be mounted for printing. */
  pages = $state.raw<readonly Drawing[] | null>(null)
  readonly #formats = $state<Record<Display, ExportFormat>>({ timeline: 'svg', table: 'workbook' })
  #stop = new AbortController()
  #idle: () => void = () => undefined
  #pagesReady: () => void = () => undefined

  constructor(
    private readonly bridge: Bridge,
    private readonly activity: Activity,
    private readonly screen: Pick<Screen, 'display'>
  ) {}

  /** What is offered for what is on screen: at first the drawing of the timeline, and for the table its workbook. */
  get format(): ExportFormat {
    return this.#formats[this.screen.display]
  }

  set format(format: ExportFormat) {
    this.#formats[this.screen.display] = format
  }

  /** Saves the chosen format wherever the user says, or prints it. */
  save(extract: Extract, snapshotId: string, makers: FileMakers): Promise<void> {
    const { format } = this
    return this.#run(async () => {
      if (format === 'print') {
        const printed = await this.#paged(extract, () => this.bridge.printPage())
        return printed.ok ? ok(printed.value ? 'Printed' : '') : printed
      }
      const saved = await this.#saved(extract, snapshotId, format, makers)
      return saved.ok ? ok(saved.value === null ? '' : `Saved ${saved.value}`) : saved
    })
  }

  /** Copies the text of the chosen format. */
  copy(extract: Extract, snapshotId: string): Promise<void> {
    const { format } = this
    if (!isText(format)) throw new Error(`${format} is no text`)
    return this.#run(async () => {
      const text = await this.#text(extract, snapshotId, format)
      if (!text.ok) return text
      this.cancelable = false
      const copied = await this.bridge.copyText(text.value)
      return copied.ok ? ok('Copied') : copied
    })
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
    snapshotId: string,
    format: Exclude<ExportFormat, 'print'>,
    makers: FileMakers
  ): Promise<Result<string | null>> {
    const name = fileName(extract, format)
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

/** Named by the session id: a custom room id may name people. */
function fileName({ session, range, pseudonymous }: Extract, format: Exclude<ExportFormat, 'print'>): string {
  const view = range === 'view' && format !== 'json' ? '-view' : ''
  const hidden = pseudonymous ? '-pseudonyms' : ''
  return `session-${session.id ?? session.roomId ?? 'without-id'}${view}${hidden}${endings[format]}`
}
