// What the window works out in turns, worked out at once for a test.

import type { Ms, ParticipantIndex, Session } from '../../../electron/shared/session'
import { atOnce } from '../../../electron/shared/work'
import { analysing, type Analysis } from '../../../renderer/analysis/analysis'
import { attending, type Attendance } from '../../../renderer/analysis/attendance'
import { comparing, type Company } from '../../../renderer/analysis/company'
import { countingConcurrency, type Concurrency } from '../../../renderer/analysis/concurrency'
import type { Horizon } from '../../../renderer/analysis/horizon'
import type { Overlap } from '../../../renderer/analysis/overlap'
import { findingPresence, type PresenceTable } from '../../../renderer/analysis/presence'
import { resolving, type StayTable } from '../../../renderer/analysis/stays'
import { summing, type Outline, type Summary } from '../../../renderer/analysis/summary'
import { findingDrawn, foldsIn, noFolds, type Folds } from '../../../renderer/timeline/axis/folds'
import { finding, type Findings } from '../../../renderer/timeline/lanes/findings'
import type { Lanes } from '../../../renderer/timeline/lanes/lanes'

export const analysisOf = (session: Session, horizon: Horizon): Analysis => atOnce(analysing(session, horizon))

export const stayTableOf = (session: Session, horizon: Horizon): StayTable => atOnce(resolving(session, horizon))

export const presenceTableOf = (session: Session, stays: StayTable, horizon: Horizon): PresenceTable =>
  atOnce(findingPresence(session, stays, horizon))

export const attendanceOf = (presence: PresenceTable, order: Uint32Array, incomplete = false): Attendance =>
  atOnce(attending(presence, order, incomplete))

export const concurrencyOf = (presence: PresenceTable): Concurrency => atOnce(countingConcurrency(presence))

export const summaryOf = (outline: Outline, presence: PresenceTable): Summary => atOnce(summing(outline, presence))

export const companyOf = (
  everybody: Iterable<number>,
  overlapOf: (participant: ParticipantIndex) => Overlap | null
): Company => atOnce(comparing(everybody, overlapOf))

export const findingsOf = (lanes: Lanes): Findings => atOnce(finding(lanes))

export const foldsOf = (lanes: Lanes, moments: readonly Ms[], foldOverMs: Ms | null): Folds =>
  foldOverMs === null ? noFolds : foldsIn(atOnce(findingDrawn(lanes)), moments, foldOverMs)
