// Extracts of sessions, for the tests of what is taken away.
import type { Session } from '../../../../electron/shared/session'
import { summaryOf } from '../../../../renderer/analysis/summary'
import { extractOf, type Extract, type ExtractInput } from '../../../../renderer/report/extract'
import { asJoined } from '../../../../renderer/timeline/lanes/arrangement'
import { fit, limitsOf } from '../../../../renderer/timeline/axis/viewport'
import { utc } from '../../../../renderer/clock/zone'
import { lanesOf } from '../timeline/sessions'

export function extractFor(session: Session, change: Partial<ExtractInput> = {}): Extract {
  const lanes = lanesOf(session, null)
  const summary = summaryOf(lanes.analysis.outline, lanes.analysis.presence)
  const timeLimits = limitsOf(summary.extent)
  return extractOf({
    fetchedAtMs: Date.UTC(2022, 1, 22, 8),
    sample: false,
    accountName: 'Acme',
    version: '1.0.0',
    summary,
    limits: { startMs: session.startMs, endMs: session.endMs, fetchedMs: null },
    lanes,
    arrangement: asJoined,
    density: 'comfortable',
    anchor: null,
    marks: [],
    zone: utc,
    secondZone: null,
    otherRules: null,
    timeLimits,
    view: fit(timeLimits, 800),
    range: 'whole',
    whom: 'everybody',
    named: [],
    pseudonymous: false,
    lettersWithoutFont: () => [],
    sheetCsv: { separator: ',', decimalSign: '.' },
    ...change
  })
}
