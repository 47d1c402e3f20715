// What a line of the left column says of a session: when it was, how long, and who was in it.

import type { Ms } from '../../../electron/shared/session'
import type { SessionFacts } from '../../../electron/shared/snapshot'
import type { Listed } from '../../state/session/listed'
import { formatAge, formatCount, formatDay, formatDuration, formatWall } from '../../clock/format'
import { zoneBeside, type Zone } from '../../clock/zone'
import { bounded } from '../../words/untold-words'
import { choosableWords } from '../../timeline/sentences/session-words'
import { minuteWords } from '../parts/words'

/** As many names as a line has room for; the session is found by more. */
const mostShown = 3

export interface RowWords {
  readonly title: string
  /** `Fri 27 Nov, 14:52 · 41 m 06 s`; its id or its path where nothing of that is known. */
  readonly facts: string
  /** The names that it shows, each of which may be written in any direction. */
  readonly people: readonly string[]
  /** How many there are besides. */
  readonly more: string
  /** All of it, with what the line has no room for. */
  readonly hint: string
  /** The same as a screen reader says it, without an age: what grows older under it would be said unasked. */
  readonly spoken: string
}

/** A line that can be read in, the zone of the list and the time now; its words out. */
export function rowWords(listed: Exclude<Listed, { kind: 'unreadable' }>, zone: Zone, nowMs: Ms): RowWords {
  const isKept = listed.kind === 'kept'
  const { title, account, startMs, facts } = isKept ? listed.entry.brief : listed.recent
  const where = isKept ? (listed.entry.brief.sessionId ?? 'no session id') : listed.recent.where
  const people = isKept ? (listed.entry.brief.facts?.people ?? []).slice(0, mostShown) : []
  const more = facts === null || people.length === 0 ? '' : othersWords(facts, people.length)
  const told = [
    ...(startMs === null ? [] : [`${formatDay(startMs, zone, nowMs)}, ${minute(startMs, zone)}`]),
    ...lengthWords(startMs, facts),
    ...(facts === null || people.length > 0 ? [] : [choosableWords(facts)])
  ].join(' · ')
  const named = people.length === 0 ? '' : `${people.join(', ')} ${more}`.trim()
  const about = [
    title,
    told === '' || startMs === null ? told : `${told} (${zoneBeside(zone, startMs)})`,
    named,
    `${where}${account === null ? '' : ` · ${account.name}`}`
  ].filter((line) => line !== '')
  const [did, atMs] = isKept ? ['kept', listed.entry.keptAtMs] : ['opened', listed.recent.openedAtMs]
  return {
    title,
    facts: told === '' ? where : told,
    people,
    more,
    hint: [...about, `${did} ${formatAge(atMs, nowMs)}`].join('\n'),
    spoken: [...about.slice(1), `${did} ${minuteWords(atMs)}`].join('\n')
  }
}

/** Who is in it besides those who are named. */
function othersWords({ participants, incomplete }: SessionFacts, named: number): string {
  const others = (participants ?? 0) - named
  if (others <= 0) return incomplete ? 'and perhaps others' : ''
  return `and ${bounded(formatCount(others), incomplete === true)} more`
}

function minute(ms: Ms, zone: Zone): string {
  return formatWall(ms + zone.offsetAt(ms), zone.kind, 'minute')
}

function lengthWords(startMs: Ms | null, facts: SessionFacts | null): readonly string[] {
  if (facts === null) return []
  if (facts.running) return ['not ended']
  return startMs === null || facts.endMs === null ? [] : [formatDuration(facts.endMs - startMs)]
}
