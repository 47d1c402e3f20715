// What pandas reads, of CSV and of workbooks.
import { outputOf } from './program'

const csvScript = `
import json, sys, pandas
for path in sys.argv[1:]:
    table = pandas.read_csv(path, dtype=str, keep_default_na=False)
    print(json.dumps(table.to_dict(orient='records')))
`

/** Dates as ISO 8601, lengths in milliseconds. */
const workbookScript = `
import datetime, json, sys, warnings, openpyxl, pandas
warnings.simplefilter('ignore')
def plain(value):
    if value is None or value is pandas.NaT or (isinstance(value, float) and value != value): return None
    if isinstance(value, datetime.datetime): return value.isoformat(timespec='milliseconds')
    if isinstance(value, datetime.timedelta): return round(value.total_seconds() * 1000)
    if isinstance(value, datetime.time):
        return round(((value.hour * 60 + value.minute) * 60 + value.second) * 1000 + value.microsecond / 1000)
    return value
for path in sys.argv[1:]:
    sheets = pandas.read_excel(path, sheet_name=None, dtype=object, keep_default_na=False, na_values=[''])
    print(json.dumps({name: [{key: plain(value) for key, value in row.items()} for row in table.to_dict(orient='records')] for name, table in sheets.items()}))
`
/** Debian's own, whatever else is on the path. */
const python = '/usr/bin/python3'

type Row = Readonly<Record<string, unknown>>

/** CSV with every column as text and nothing taken for missing. */
export async function csvRows(path: string): Promise<readonly Row[]> {
  return JSON.parse(await outputOf(python, ['-c', csvScript, path])) as Row[]
}

/** The rows of each sheet of a workbook, by its name. */
export async function workbookRows(path: string): Promise<Readonly<Record<string, readonly Row[]>>> {
  return JSON.parse(await outputOf(python, ['-c', workbookScript, path])) as Record<string, Row[]>
}
