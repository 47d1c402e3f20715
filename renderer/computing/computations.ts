// What may take the window long, by name: a thread of its own works it out of the largest sessions.

import type { ParticipantIndex, Session } from '../../electron/shared/session'
import { analysisOf, type Analysis } from '../analysis/analysis'
import { companyOf } from '../analysis/company'
import { overlapOf } from '../analysis/overlap'
import type { PresenceTable } from '../analysis/presence'
import { summaryOf } from '../analysis/summary'
import { sortedRows } from '../report/tables/row-order'
import { indented } from '../report/text/indented-json'
import { drawnSpans } from '../timeline/axis/folds'
import { findingsOf } from '../timeline/lanes/findings'
import { laneOf, lanesOf } from '../timeline/lanes/lanes'
import { linesOf } from '../timeline/sentences/details'

/** Each takes and gives what can be sent to a thread: columns, texts, numbers and objects of them. */
const computations = {
  analysis: analysisOf,
  summary: summaryOf,
  drawnSpans,
  findings: (session: Session, analysis: Analysis) => {
    const { length, ms, what, row, participant } = findingsOf({ session, analysis })
    return { length, ms, what, row, participant }
  },
  detailOrder: (session: Session, analysis: Analysis, participant: ParticipantIndex, mainOnly: boolean) =>
    linesOf(laneOf(lanesOf(session, analysis), participant), mainOnly),
  company: (presence: PresenceTable, everybody: Uint32Array, anchor: ParticipantIndex) =>
    companyOf(everybody, (other) => (other === anchor ? null : overlapOf(presence, anchor, other))),
  sortedRows,
  indentedJson: indented
} as const

export type Computations = typeof computations
export type ComputationName = keyof Computations

/** What a thread says: that it is there, and then what it was asked for. */
export type Message<T> = { readonly begun: true } | { readonly result: T }

/** What is asked for: a computation, and what it is worked out of. */
export interface Question {
  readonly name: ComputationName
  readonly args: readonly unknown[]
}

/** A question in, its result out, wherever it is asked. */
export function computed({ name, args }: Question): unknown {
  return (computations[name] as (...args: readonly unknown[]) => unknown)(...args)
}
