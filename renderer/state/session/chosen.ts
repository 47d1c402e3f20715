// Whom of an open session is taken away: whoever is chosen most narrowly, and on up to everybody.

import type { Whom } from '../../report/extract'
import { listWords, mostNamed } from '../../report/text/names-out'
import { counted, formatCount } from '../../clock/format'
import { idOf } from '../../../electron/shared/session-rows'
import { participantsIn, titleOf } from '../../timeline/lanes/lanes'
import { isOpen } from '../../timeline/lanes/filter'
import type { OpenSession } from './open-session'

export type WhoKey = 'selected' | 'pinned' | 'shown' | 'everybody'

export interface Who {
  readonly key: WhoKey
  readonly whom: Whom
  readonly words: string
  /** Their ids; none of everybody, for nobody is chosen then. */
  readonly ids: () => readonly string[]
}

/** All there is to choose, the first of which is offered: the lane that is selected, those that are pinned, those that a filter lets through, everybody. */
export function whoOf({
  session,
  lineup,
  view
}: Pick<OpenSession, 'session' | 'lineup' | 'view'>): readonly [Who, ...Who[]] {
  const { focused } = view.lanes
  const { arranged } = lineup
  const pinned = arranged.order.subarray(0, arranged.pinnedCount)
  const pinnedIds = [...participantsIn({ ...arranged, order: pinned })].map((of) => idOf(session, of))
  const everybody: Who = {
    key: 'everybody',
    whom: 'everybody',
    words: `Everybody (${formatCount(session.participants.length)})`,
    ids: () => []
  }
  const shown = (): readonly string[] => [...participantsIn(arranged)].map((of) => idOf(session, of))
  const choices: Who[] = []
  if (focused !== null)
    choices.push({ key: 'selected', whom: [focused.id], words: `Only ${focused.title}`, ids: () => [focused.id] })
  if (pinnedIds.length > 0 && !(pinnedIds.length === 1 && pinnedIds[0] === focused?.id)) {
    const names = [...participantsIn({ ...arranged, order: pinned.subarray(0, mostNamed) })].map((of) =>
      titleOf(session, of)
    )
    const words = pinnedIds.length > mostNamed ? formatCount(pinnedIds.length) : listWords(names)
    choices.push({ key: 'pinned', whom: pinnedIds, words: `Pinned: ${words}`, ids: () => pinnedIds })
  }
  if (!isOpen(lineup.arrangement.filter)) {
    const words = `Filtered: ${formatCount(arranged.shown)} of ${counted(session.participants.length, 'participant')}`
    choices.push({ key: 'shown', whom: 'shown', words, ids: shown })
  }
  const [first, ...others] = choices
  return first === undefined ? [everybody] : [first, ...others, everybody]
}
