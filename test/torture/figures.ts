// Notes what an attack measured, so that a run can print all its figures together at the end.
import { appendFileSync } from 'node:fs'

/** The subjects of figures, in the order in which they are printed. */
export type FigurePart =
  | 'Keychain'
  | 'Network'
  | 'HTTP'
  | 'Files'
  | 'IPC and page'
  | 'Hostile text'
  | 'Secrets'
  | 'Sandbox'
  | 'Decode'
  | 'Zones'
  | 'Exports'
  | 'Memory'
  | 'Engine'
  | 'Screen reader'
  | 'Suite'

/** Notes a sentence with figures, such as "21 of 21 right answers, the slowest after 4.5 s (limit 5 s)". */
export function noteFigure(part: FigurePart, words: string): void {
  const file = process.env['ROLLCALL_FIGURES']
  if (file === undefined) console.log(`${part}: ${words}`)
  // A short line is appended whole, whichever processes append at once.
  else appendFileSync(file, `${JSON.stringify({ part, words })}\n`)
}
