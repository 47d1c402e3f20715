// When each participant came, came again and left, as commands of the palette.

import type { Ms, ParticipantIndex } from '../../../electron/shared/session'
import { factOf, idOf } from '../../../electron/shared/session-rows'
import { endCodes, staysOf } from '../../analysis/stays'
import { formatDateTime } from '../../clock/format'
import type { OpenSession } from '../../state/session/open-session'
import type { Rollcall } from '../../state/rollcall.svelte'
import { titleOf } from '../../timeline/lanes/lanes'
import { dropWords } from './command'
import { listBy, type CommandList } from './command-list'

/** So many moments of one kind are listed for everybody: the others are found by their participant. */
export const mostMoments = 20_000

type What = 'first' | 'again' | 'left'

interface Moment {
  readonly who: ParticipantIndex
  readonly what: What
  readonly ms: Ms
}

const words: Readonly<Record<What, string>> = { first: 'first join', again: 'joined again', left: 'left' }
const also: Readonly<Record<What, string>> = {
  first: 'joined came entered moment',
  again: `join came back returned rejoined entered moment ${dropWords}`,
  left: 'leave leaves gone went out exit moment'
}

/** All comings and goings where they are not too many, else everybody's first join. */
export function joinsAndLeaves(app: Rollcall, open: OpenSession): CommandList {
  const { order } = open.lanes.analysis
  if (areFew(open))
    return listed(
      app,
      open,
      [...order].flatMap((who) => momentsOf(open, who as ParticipantIndex))
    )
  const first = [...order.subarray(0, mostMoments)].flatMap((who) => firstOf(open, who as ParticipantIndex))
  return listed(app, open, first)
}

/** Those that are not among them, of the participant in a place of the order. */
export function furtherOf(app: Rollcall, open: OpenSession, place: number): CommandList | null {
  if (areFew(open)) return null
  const who = (open.lanes.analysis.order[place] ?? 0) as ParticipantIndex
  const isListed = place < mostMoments
  return listed(
    app,
    open,
    momentsOf(open, who).filter(({ what }) => what !== 'first' || !isListed)
  )
}

/** Each stay has two moments. */
function areFew({ lanes }: OpenSession): boolean {
  return 2 * lanes.analysis.stays.length <= mostMoments
}

function firstOf({ lanes }: OpenSession, who: ParticipantIndex): readonly Moment[] {
  const ms = lanes.analysis.presence.firstJoinMs[who] ?? NaN
  return Number.isNaN(ms) ? [] : [{ who, what: 'first', ms }]
}

/** As they were recorded, by the start of each stay; what has no time is no moment. */
function momentsOf(open: OpenSession, who: ParticipantIndex): readonly Moment[] {
  const { table, from, to } = staysOf(open.lanes.analysis.stays, who, 'presence')
  const [first] = firstOf(open, who)
  const moments: Moment[] = []
  for (let row = from; row < to && moments.length < mostMoments; row++) {
    const [startMs, endMs] = [table.startMs[row] ?? 0, table.endMs[row] ?? 0]
    if (table.start[row] === 0) moments.push({ who, what: startMs === first?.ms ? 'first' : 'again', ms: startMs })
    if (table.end[row] === endCodes.recorded) moments.push({ who, what: 'left', ms: endMs })
  }
  return moments
}

function listed(app: Rollcall, open: OpenSession, moments: readonly Moment[]): CommandList {
  const { session } = open
  const isLarge = !areFew(open)
  const at = (index: number): Moment => moments[index] ?? { who: 0 as ParticipantIndex, what: 'first', ms: NaN }
  return listBy(
    moments.length,
    (index) => `${titleOf(session, at(index).who)}: ${words[at(index).what]}`,
    (index) => {
      const when = formatDateTime(at(index).ms, app.zone)
      // Two of one name may have left in the same second. Of very many only the first joins stand beside everybody.
      return isLarge || factOf(session, at(index).who, 'name') === null
        ? when
        : `${when}, ${idOf(session, at(index).who)}`
    },
    (index) => also[at(index).what],
    'Moments',
    (index) => void app.showMoment(idOf(session, at(index).who), at(index).ms)
  )
}
