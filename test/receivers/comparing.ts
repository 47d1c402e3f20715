// Compares what a program made of a file with what the window says, cell by cell, and counts.
import type { ReadCell } from '../unit/renderer/workbook/workbook-reading'

/** A row of the window's table. */
export interface ShownRow {
  readonly participant: string
  readonly id: string
  readonly kind: string
  readonly startMs: number
  readonly endMs: number | null
  readonly durationMs: number | null
  readonly notes: string
}

/** Where a program has something else than the window. */
export interface Changed {
  readonly where: string
  readonly shown: unknown
  readonly read: unknown
}

export class Comparison {
  cells = 0
  /** Texts that came with the apostrophe that keeps them texts. */
  guarded = 0
  readonly changed: Changed[] = []

  same(where: string, shown: unknown, read: unknown): void {
    this.cells++
    if (shown !== read) this.changed.push({ where, shown, read })
  }

  text(where: string, shown: string, read: unknown): void {
    if (read === `'${shown}`) this.guarded++
    this.same(where, shown, read === `'${shown}` ? shown : (read ?? ''))
  }
}

/** Cells of a sheet in, its rows by the headings of its columns out. */
export function rowsOf(cells: readonly ReadCell[]): readonly ReadonlyMap<string, ReadCell>[] {
  const rows = new Map<number, Map<string, ReadCell>>()
  for (const cell of cells) {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell.at) ?? []
    const known = rows.get(Number(row)) ?? new Map<string, ReadCell>()
    rows.set(Number(row), known.set(column, cell))
  }
  const heading = rows.get(1) ?? new Map<string, ReadCell>()
  const names = new Map([...heading].map(([column, { text }]) => [column, text ?? '']))
  rows.delete(1)
  return [...rows.values()].map((row) => new Map([...row].map(([column, cell]) => [names.get(column) ?? '', cell])))
}

/** A date of a spreadsheet, which counts days, in ms since 1970; to the millisecond. */
export function dateMs(cell: ReadCell | undefined): number | null {
  return cell?.number === null || cell === undefined ? null : Math.round((cell.number - 25_569) * 86_400_000)
}

/** A number of a spreadsheet, times what makes milliseconds of it. */
export function numberMs(cell: ReadCell | undefined, times: number): number | null {
  return cell?.number === null || cell === undefined ? null : Math.round(cell.number * times)
}

/** What a clock in Berlin shows, as if it were UTC. */
export function berlinMs(ms: number): number {
  const parts = berlin.formatToParts(ms)
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wallMs = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second')
  )
  return wallMs + (((ms % 1000) + 1000) % 1000)
}

const berlin = new Intl.DateTimeFormat('en', {
  ...{ timeZone: 'Europe/Berlin', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
  ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' }
})
