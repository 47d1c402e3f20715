// What SQLite's own shell imports from CSV.
import { outputOf } from './program'

/** A path in, the rows of its table out, by the names of its columns. */
export async function importedRows(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const script = [`.import --csv "${path}" exported`, '.mode json', 'select * from exported']
  return JSON.parse(await outputOf('sqlite3', [':memory:', ...script])) as Readonly<Record<string, unknown>>[]
}
