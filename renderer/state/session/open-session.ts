// What is worked out once of a snapshot that is opened: the session, its lanes and figures, and what the user does with them.

import { packedLength, unpacking } from '../../../electron/shared/packed-session'
import type { TimeMark } from '../../../electron/shared/mark'
import type { Ms, Session } from '../../../electron/shared/session'
import type { Snapshot } from '../../../electron/shared/snapshot'
import type { Work } from '../../../electron/shared/work'
import { attending, type Attendance } from '../../analysis/attendance'
import { horizonOf } from '../../analysis/presence'
import { outlining, summing, type Outline, type Summary } from '../../analysis/summary'
import { finding, type Finding } from '../../timeline/lanes/findings'
import { foldsOf, type Folds } from '../../timeline/axis/folds'
import { findingGroupings, type Grouping } from '../../timeline/lanes/groups'
import { liningUp, presencesOf, type Lane } from '../../timeline/lanes/lanes'
import type { SessionLimits } from '../../timeline/scene/scene'
import { Figures } from './figures.svelte'
import { Later } from './later'
import { Lineup } from '../view/lineup.svelte'
import type { MarkBook } from '../marks/mark-book.svelte'
import { RollCallMoment } from '../view/roll-call-moment.svelte'
import { View } from '../view/view.svelte'

export interface OpenSession {
  readonly snapshot: Snapshot
  readonly session: Session
  /** Of everybody, by first join, whatever the lineup shows. */
  readonly lanes: readonly Lane[]
  readonly outline: Outline
  readonly figures: Figures
  readonly limits: SessionLimits
  readonly lineup: Lineup
  readonly view: View
  readonly marks: MarkBook
  readonly rollCall: RollCallMoment
  /** Everybody's presence in the order of the lanes. */
  readonly attendance: Later<Attendance>
  /** What deserves a look, by time. */
  readonly findings: Later<readonly Finding[]>
}

/** What is made of a snapshot before anything of it is shown, which of a large one takes long. */
export interface Prepared {
  readonly snapshot: Snapshot
  readonly session: Session
  readonly lanes: readonly Lane[]
  readonly outline: Outline
  readonly groupings: readonly Grouping[]
  /** Null when they can wait until the first frame was painted. */
  readonly summary: Summary | null
}

/** Above so many characters a session is prepared in turns; below, waiting for turns would take longer than the work. */
const mostAtOnce = 1_500_000

export function isLarge({ session }: Snapshot): boolean {
  return packedLength(session) > mostAtOnce
}

/** `openId` is the session that is open: when it is the same, its figures are shown already and do not go away for a while. */
export function* preparing(snapshot: Snapshot, openId: string | null): Work<Prepared> {
  const session = yield* unpacking(snapshot.session)
  const horizon = horizonOf(session, snapshot.fetchedAtMs)
  const lanes = yield* liningUp(session, horizon)
  const outline = yield* outlining(session, horizon)
  const groupings = yield* findingGroupings(lanes)
  const again = session.id !== null && session.id === openId
  return { snapshot, session, lanes, outline, groupings, summary: again ? yield* figuring(lanes, outline) : null }
}

function* figuring(lanes: readonly Lane[], outline: Outline): Work<Summary> {
  return yield* summing(outline, yield* presencesOf(lanes))
}

function* attendingAll(lanes: readonly Lane[], incomplete: boolean): Work<Attendance> {
  return yield* attending(yield* presencesOf(lanes), incomplete)
}

/** What of the open session goes on in a newer answer for it, as values: nothing here holds the older answer. */
export interface GoingOn {
  readonly lineup: Lineup
  readonly view: View
  readonly marks: MarkBook
  /** Where its roll call stays without a mark. */
  readonly stayMs: Ms | null
}

/** What goes on of the session that was open until now; null when it is another one. */
export function goingOnFrom(before: OpenSession | null, { session }: Prepared): GoingOn | null {
  if (before === null || session.id === null || before.session.id !== session.id) return null
  const { lineup, view, marks, rollCall } = before
  return { lineup, view, marks, stayMs: rollCall.stayMs }
}

/**
 * Opens what was prepared, with its marks. What it needs of the session before comes as values: a function that is made
 * where that one is in scope holds it for as long as this one is open, and so every session the one before.
 */
export function opened(
  prepared: Prepared,
  marks: MarkBook,
  goingOn: GoingOn | null = null,
  foldOverMs: Ms | null = null
): OpenSession {
  const { snapshot, session, lanes, outline, groupings, summary } = prepared
  const figures = new Figures(lanes, () => figuring(lanes, outline), summary)
  const limits = {
    startMs: session.startMs,
    endMs: session.endMs,
    fetchedMs: session.running ? snapshot.fetchedAtMs : null
  }
  const large = isLarge(snapshot)
  const findings = new Later(() => finding(lanes, session.notes), large)
  const attendance = new Later(() => attendingAll(lanes, outline.incomplete), large)
  const fresh = { snapshot, session, lanes, outline, figures, limits, findings, attendance, marks }
  const folds = foldsOver(fresh, marks.all, foldOverMs)
  if (goingOn === null) {
    const lineup = new Lineup(lanes, groupings)
    const view = new View(lineup, outline.extent, folds)
    return { ...fresh, lineup, view, rollCall: new RollCallMoment(view, marks) }
  }
  const { lineup, view, stayMs } = goingOn
  lineup.update(lanes, groupings)
  view.update(outline.extent, folds)
  return { ...fresh, lineup, view, rollCall: new RollCallMoment(view, marks, stayMs) }
}

/** What of the session's empty time is folded when stretches longer than `foldOverMs` are (null: nothing); the marks' moments never are. */
export function foldsOver(
  { lanes, limits }: Pick<OpenSession, 'lanes' | 'limits'>,
  marks: readonly TimeMark[],
  foldOverMs: Ms | null
): Folds {
  const marked = marks.flatMap(({ startMs, endMs }) => [startMs, endMs])
  const moments = [limits.startMs, limits.endMs, limits.fetchedMs, ...marked].filter((ms) => ms !== null)
  return foldsOf(lanes, moments, foldOverMs)
}
