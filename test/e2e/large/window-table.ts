// Reads the whole table of the window, of which only those rows are in the document that can be seen.
import type { Page } from '@playwright/test'
import type { ShownRow } from '../../receivers/comparing'
import { twoFramesIn } from '../rollcall/steps'

/** The table that is shown, on the clock of a zone; its rows in their order. */
export async function windowTable(page: Page, zone: string): Promise<readonly ShownRow[]> {
  const rows = await page.getByRole('grid', { name: 'Intervals' }).evaluate(
    async (table, painted) => {
      const seen = new Map<number, readonly string[]>()
      const all = Number(table.getAttribute('aria-rowcount')) - 1
      for (let turn = 0; seen.size < all && turn < 1000; turn++) {
        for (const row of table.querySelectorAll('[role=row]')) {
          const cells = [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent ?? '')
          if (cells.length > 0) seen.set(Number(row.getAttribute('aria-rowindex')), cells)
        }
        table.scrollTop = turn * table.clientHeight
        await painted()
      }
      return [...seen].sort(([one], [other]) => one - other).map(([, cells]) => cells)
    },
    await twoFramesIn(page)
  )
  return rows.map(([participant = '', id = '', kind = '', start = '', end = '', duration = '', notes = '']) => ({
    ...{ participant, id, kind, startMs: instantOf(start, zone), endMs: end === '' ? null : instantOf(end, zone) },
    ...{ durationMs: durationMs(duration), notes }
  }))
}

/** `25 Oct 2026 02:00:00.007` of a zone in, its moment out; `(UTC+1)` after it tells the two of an hour that comes twice apart. */
function instantOf(shown: string, zone: string): number {
  const [, wall = '', hours] = /^(.*?)(?: \(UTC([+-]\d+)\))?$/.exec(shown) ?? []
  const wallMs = Date.parse(`${wall}Z`)
  if (hours !== undefined) return wallMs - Number(hours) * 3_600_000
  // A second look finds the offset that holds at that moment.
  const offsetAt = (ms: number) =>
    Date.parse(`${new Date(ms).toLocaleString('sv-SE', { timeZone: zone })}Z`) - Math.floor(ms / 1000) * 1000
  const nearMs = wallMs - offsetAt(wallMs)
  return wallMs - offsetAt(nearMs)
}

/** `1 h 02 m 05.000 s` in, its milliseconds out. */
function durationMs(words: string): number | null {
  const [whole, hours = '0', minutes = '0', seconds = '0', millis = '0'] =
    /^(?:(\d+) h )?(?:(\d+) m )?(\d+)\.(\d{3}) s$/.exec(words) ?? []
  if (whole === undefined) return null
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(millis)
}
