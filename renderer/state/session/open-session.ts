// What is worked out once of a snapshot that is opened: the session, its lanes and figures, and what the user does with them.

import type { TimeMark } from '../../../electron/shared/mark'
import type { Ms, Session } from '../../../electron/shared/session'
import type { ClockChoice } from '../../../electron/shared/settings'
import type { Snapshot } from '../../../electron/shared/snapshot'
import type { Analysis } from '../../analysis/analysis'
import { horizonOf } from '../../analysis/horizon'
import type { Spans } from '../../analysis/spans'
import type { Outline, Summary } from '../../analysis/summary'
import { inSharedMemory } from '../../computing/shared-memory'
import { finished, mostRowsHere, resultOf, taskOf } from '../../computing/task'
import type { Findings } from '../../timeline/lanes/findings'
import { foldsIn, noFolds, type Folds } from '../../timeline/axis/folds'
import { lanesOf, type Lanes } from '../../timeline/lanes/lanes'
import type { SessionLimits } from '../../timeline/scene/scene'
import { Later } from '../page/later.svelte'
import { nextTask } from '../page/painted'
import { Clocks } from '../view/clocks.svelte'
import { Lineup } from '../view/lineup.svelte'
import type { MarkBook } from '../marks/mark-book.svelte'
import { RollCallMoment } from '../view/roll-call-moment.svelte'
import { View } from '../view/view.svelte'

export interface OpenSession {
  readonly snapshot: Snapshot
  readonly session: Session
  /** Everybody, whatever the lineup shows. */
  readonly lanes: Lanes
  readonly outline: Outline
  readonly figures: Later<Summary>
  /** What deserves a look, by time. */
  readonly findings: Later<Findings>
  /** When anything is drawn at all: all other time can be folded. */
  readonly drawn: Later<Spans>
  readonly limits: SessionLimits
  readonly lineup: Lineup
  readonly view: View
  readonly marks: MarkBook
  readonly clocks: Clocks
  readonly rollCall: RollCallMoment
}

/** What is made of a snapshot before anything of it is shown. */
export interface Prepared {
  readonly snapshot: Snapshot
  readonly lanes: Lanes
  /** A first frame waits for them only where they are short. */
  readonly figures: Later<Summary>
  readonly drawn: Later<Spans>
}

/**
 * `openId` is the session that is open: when it is the same, its figures are shown already and do not go away for a while.
 * `isFolded`: its empty time is. Null once `signal` says that it is not wanted.
 */
export async function prepare(
  received: Snapshot,
  openId: string | null,
  isFolded: boolean,
  signal: AbortSignal
): Promise<Prepared | null> {
  const rows = rowCount(received.session)
  const isLarge = rows > mostRowsHere
  const session = isLarge ? inSharedMemory(received.session) : received.session
  const snapshot = { ...received, session }
  const analysis = await resultOf(
    taskOf('analysis', rows, withoutTexts(session), horizonOf(session, snapshot.fetchedAtMs)),
    signal
  )
  if (analysis === null) return null
  const prepared = preparedOf(snapshot, analysis)
  // What is shown of a large one takes a task of its own.
  if (isLarge) await nextTask()
  const { drawn, figures } = prepared
  const needed = [...(isFolded ? [drawn] : []), ...(session.id !== null && session.id === openId ? [figures] : [])]
  const stop = () => needed.forEach((later) => later.stop())
  signal.addEventListener('abort', stop, { once: true })
  await Promise.all(needed.map((later) => later.come()))
  signal.removeEventListener('abort', stop)
  return signal.aborted ? null : prepared
}

/** The same once the snapshot's session is analysed. */
export function preparedOf(snapshot: Snapshot, analysis: Analysis): Prepared {
  const { session } = snapshot
  const rows = rowCount(session)
  const lanes = lanesOf(session, analysis)
  const drawn = new Later(taskOf('drawnSpans', rows, withoutTexts(session), analysis))
  const figures = new Later(taskOf('summary', rows, analysis.outline, analysis.presence))
  figures.begin()
  return { snapshot, lanes, figures, drawn }
}

/** For what reads none of them: a text cannot lie in shared memory, and is copied to a thread. */
function withoutTexts(session: Session): Session {
  return { ...session, texts: { all: '', ends: new Uint32Array() } }
}

/** Everything there is a row of. */
export function rowCount({ participants, intervals, remnants, errors, modes, notes }: Session): number {
  return [participants, intervals, remnants, errors, modes, notes].reduce((sum, { length }) => sum + length, 0)
}

/** Nothing of it is wanted any more. */
export function letGo({ figures, findings, drawn }: OpenSession): void {
  for (const later of [figures, findings, drawn]) later.stop()
}

/** What of the open session goes on in a newer answer for it, as values: nothing here holds the older answer. */
export interface GoingOn {
  readonly lineup: Lineup
  readonly view: View
  readonly marks: MarkBook
  readonly clocks: Clocks
  /** Where its roll call stays without a mark. */
  readonly stayMs: Ms | null
}

/** What goes on of the session that was open until now; null when it is another one. */
export function goingOnFrom(before: OpenSession | null, { session }: Snapshot): GoingOn | null {
  if (before === null || session.id === null || before.session.id !== session.id) return null
  const { lineup, view, marks, clocks, rollCall } = before
  return { lineup, view, marks, clocks, stayMs: rollCall.stayMs }
}

/**
 * Opens what was prepared, with its marks. What it needs of the session before comes as values: a function that is made
 * where that one is in scope holds it for as long as this one is open, and so every session the one before.
 */
export function opened(
  { snapshot, lanes, figures, drawn }: Prepared,
  marks: MarkBook,
  clocks: ClockChoice,
  goingOn: GoingOn | null = null,
  foldOverMs: Ms | null = null
): OpenSession {
  const { session, analysis } = lanes
  const { outline } = analysis
  const limits = {
    startMs: session.startMs,
    endMs: session.endMs,
    fetchedMs: session.running ? snapshot.fetchedAtMs : null
  }
  const columns = taskOf('findings', rowCount(session), withoutTexts(session), analysis)
  const findings = new Later(finished(columns, (found) => ({ lanes, ...found })))
  const fresh = { snapshot, session, lanes, outline, figures, findings, drawn, limits, marks }
  const folds = foldsOver(fresh, marks.all, foldOverMs)
  if (goingOn === null) {
    const lineup = new Lineup(lanes)
    const view = new View(lineup, outline.extent, folds)
    return { ...fresh, lineup, view, clocks: new Clocks(clocks), rollCall: new RollCallMoment(view, marks) }
  }
  const { lineup, view, stayMs } = goingOn
  lineup.update(lanes)
  view.update(outline.extent, folds)
  return { ...fresh, lineup, view, clocks: goingOn.clocks, rollCall: new RollCallMoment(view, marks, stayMs) }
}

/** What of the session's empty time is folded when stretches longer than `foldOverMs` are (null: nothing); the marks' moments never are. */
export function foldsOver(
  { drawn, limits }: Pick<OpenSession, 'drawn' | 'limits'>,
  marks: readonly TimeMark[],
  foldOverMs: Ms | null
): Folds {
  if (foldOverMs === null) return noFolds
  const marked = marks.flatMap(({ startMs, endMs }) => [startMs, endMs])
  const moments = [limits.startMs, limits.endMs, limits.fetchedMs, ...marked].filter((ms) => ms !== null)
  return foldsIn(drawn.now, moments, foldOverMs)
}
