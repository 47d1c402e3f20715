// What of the open session goes into a file: all that the window shows of it, as it is shown.

import { lettersWithoutFont } from './page/glyphs'
import { extractOf, type Extract, type ExtractInput } from '../report/extract'
import type { OpenSession } from './session/open-session'
import type { Rollcall } from './rollcall.svelte'

export function sessionExtract(
  app: Rollcall,
  open: OpenSession,
  choices: Pick<ExtractInput, 'range' | 'whom' | 'pseudonymous' | 'named'>
): Extract {
  const { snapshot, figures, limits, lanes, lineup, marks, view } = open
  return extractOf({
    ...{ summary: figures.now, limits, lanes },
    fetchedAtMs: snapshot.fetchedAtMs,
    sample: snapshot.source.kind === 'sample',
    accountName: snapshot.account?.name ?? null,
    version: app.preferences.about.version,
    arrangement: lineup.arrangement,
    // On paper every lane has its words.
    density: lineup.compact ? 'compact' : 'comfortable',
    anchor: lineup.anchor,
    marks: marks.all,
    zone: app.zone,
    secondZone: app.secondZone,
    otherRules: app.zones.disagreementIn(app.clockChoice.zone, open.outline.extent),
    timeLimits: view.limits,
    view: view.viewport,
    lettersWithoutFont,
    sheetCsv: app.preferences.sheetCsv,
    ...choices
  })
}
