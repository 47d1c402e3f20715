// Makes the file of a workbook: its tables go row by row to a thread of their own, which answers with the bytes.

import { fail, ok, type Result } from '../../electron/shared/result'
import type { Work } from '../../electron/shared/work'
import type { NamedTable } from '../report/extract'
import type { Cell } from '../report/tables/table'
import type { WorkbookAnswer, WorkbookPart } from './parts'

/** So many rows are sent at once. */
const rowsInPart = 1_000
/** A million rows take a minute. */
const patienceMs = 300_000

/** Runs the work in turns; null once it is not wanted any more. */
type InTurns = <T>(work: Work<T>) => Promise<T | null>

/** Tables in; the bytes of an .xlsx out. Fails with `cancelled` once `signal` says so, and with `timeout`. */
export async function workbookFile(
  tables: readonly NamedTable[],
  inTurns: InTurns,
  signal: AbortSignal
): Promise<Result<Uint8Array>> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module' })
  try {
    const answered = answerOf(thread, signal)
    const sent = await inTurns(sending(tables, (part) => thread.postMessage(part)))
    return sent === null ? fail('cancelled') : await answered
  } finally {
    thread.terminate()
  }
}

function* sending(tables: readonly NamedTable[], send: (part: WorkbookPart) => void): Work<true> {
  for (const { name, columns, rows } of tables) {
    send({ what: 'sheet', name, columns })
    let part: (readonly Cell[])[] = []
    for (const row of rows) {
      part.push(row)
      if (part.length < rowsInPart) continue
      send({ what: 'rows', rows: part })
      part = []
      yield
    }
    send({ what: 'rows', rows: part })
  }
  send({ what: 'end' })
  return true
}

function answerOf(thread: Worker, signal: AbortSignal): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const late = setTimeout(() => end(fail('timeout', 'The workbook was not written within five minutes.')), patienceMs)
    const end = (result: Result<Uint8Array>) => {
      clearTimeout(late)
      resolve(result)
    }
    thread.onmessage = ({ data }: MessageEvent<WorkbookAnswer>) =>
      end('bytes' in data ? ok(data.bytes) : fail('unexpected', data.failed))
    thread.onerror = ({ message }) => end(fail('unexpected', message))
    signal.addEventListener('abort', () => end(fail('cancelled')))
  })
}
