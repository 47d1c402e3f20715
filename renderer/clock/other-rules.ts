// What other rules on this computer would say of the hours that are shown.

import type { Ms, Span } from '../../electron/shared/session'
import type { ZoneRules } from '../../electron/shared/zone-rules'
import { formatDate, formatWall } from './format'
import { clockOf, jumpsBetween, rulesWords, type Zone } from './zone'

/** Somebody else's rules for a zone: a system's, or those that Chromium has with it. */
export interface OtherRules {
  readonly words: string
  readonly zone: Zone
}

const dayMs = 86_400_000
const secondMs = 1000
/** Longer sessions are looked at less often than once a day. */
const mostDays = 400
/** The instants that a Date can hold, but for a day on both ends. */
const lastMs = 8.64e15 - dayMs

/** The zone as Chromium's own rules have it, by which other programs may go; null where it does not know the zone. */
export function enginesRules({ name }: Zone): OtherRules | null {
  try {
    const formatter = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
    const offsetAt = (ms: Ms) => readOffset(formatter.format(Math.min(Math.max(ms, -lastMs), lastMs)))
    return { words: 'Chromium’s own', zone: { kind: 'clock', name, offsetAt } }
  } catch {
    return null
  }
}

/** Other rules of this computer, as they are told of. */
export function othersRules(rules: ZoneRules): OtherRules {
  const edition = rules.edition ?? 'of no known edition'
  const words = rules.source === 'own' ? `Rollcall’s own, ${edition}` : `this system, ${edition}`
  return { words, zone: clockOf(rules) }
}

/**
 * What each of the rules says of the first moment in a span of which they do not say the same:
 * `1 Nov 2026: rules 2026f 14:05, this system, 2025b 13:05`; null where all agree.
 */
export function disagreement(zone: Zone, others: readonly OtherRules[], { startMs, endMs }: Span): string | null {
  const used = rulesWords(zone)
  if (used === null) return null
  const stepMs = Math.max(dayMs, (endMs - startMs) / mostDays)
  const jumps = [zone, ...others.map((other) => other.zone)].flatMap((each) => jumpsBetween(each, startMs, endMs))
  const steps = Array.from({ length: Math.ceil((endMs - startMs) / stepMs) }, (_, index) => startMs + index * stepMs)
  const moments = [...steps, ...jumps, endMs].sort((a, b) => a - b)
  const ms = moments.find((at) => others.some((other) => other.zone.offsetAt(at) !== zone.offsetAt(at)))
  if (ms === undefined) return null
  const differing = others.filter((other) => other.zone.offsetAt(ms) !== zone.offsetAt(ms))
  const say = (each: Zone) => {
    const time = formatWall(ms + each.offsetAt(ms), 'clock', 'minute')
    return formatDate(ms, each) === formatDate(ms, zone) ? time : `${formatDate(ms, each)} ${time}`
  }
  const said = [`${used}: ${say(zone)}`, ...differing.map(({ words, zone: other }) => `${words}: ${say(other)}`)]
  return `${formatDate(ms, zone)}, ${said.join('; ')}`
}

function readOffset(text: string): Ms {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(text) ?? []
  const offsetMs = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * secondMs
  return sign === '-' ? -offsetMs : offsetMs
}
