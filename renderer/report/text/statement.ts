// What every exported file says of itself: which session, from when, what part of it, and what was hidden.

import type { Ms, Session, Span } from '../../../electron/shared/session'
import { noText } from '../../../electron/shared/texts'
import { counted, formatCount, formatDateTime, formatIso } from '../../clock/format'
import { placesIn } from '../../words/note-words'
import { shortLine } from '../../words/plain-text'
import { rulesWords, zoneLabel, type Zone } from '../../clock/zone'
import type { Pseudonyms } from './pseudonyms'

export interface Fact {
  readonly label: string
  readonly text: string
}

export type Statement = readonly Fact[]

/** What a file shows of a session. `rows`: whole rows that touch the span; `people`: whom of it, with figures of the whole session. */
export type Shown =
  | { readonly what: 'everything' }
  | { readonly what: 'drawing' | 'rows' | 'people' | 'rows and people'; readonly span: Span }

export interface StatementInput {
  /** As it was recorded, whatever is hidden. */
  readonly session: Session
  /** When the service was asked; null when nobody knows. */
  readonly fetchedAtMs: Ms | null
  /** True for the session that Rollcall made up as an example. */
  readonly sample: boolean
  readonly accountName: string | null
  readonly version: string
  /** The zone of the times in the file. */
  readonly zone: Zone
  /** Where other rules for that zone say another hour, as the window tells it; null where all agree. */
  readonly otherRules: string | null
  /** From the first to the last moment of the session's data, null when it names none. */
  readonly extent: Span | null
  readonly shown: Shown
  /** Participants that the file is not of, though the session has them. */
  readonly filteredOut: number
  /** The others were chosen one by one, not by a filter. */
  readonly isChosen: boolean
  /** Stretches without anybody that are drawn shorter than they are. */
  readonly folded: number
  /** Names of marks that are in the file. */
  readonly markNames: number
  /** Letters that are drawn and that no font has where the file is made. */
  readonly fontless: readonly string[]
  /** Null when the file names everybody. */
  readonly pseudonyms: Pseudonyms | null
  /** Names of fields that are left out of raw JSON, and how many others are. */
  readonly leftOut: { readonly names: readonly string[]; readonly unknown: number } | null
  /** Only what nobody can do without: for a table, which says it in every row. */
  readonly brief: boolean
}

const mostNamesakes = 5
const mostLetters = 10

/**
 * What is known of an export in; its facts out, in the order of reading. With pseudonyms the custom room id is hidden as
 * well: customers write it themselves, and people or cases stand in it. Session and room id stay: the service makes them
 * up, and without them nobody can find the session again. What others wrote is cut to what anybody reads: it stands on
 * every page and in every row.
 */
export function statementOf(input: StatementInput): Statement {
  const { session, accountName, pseudonyms, version, brief } = input
  const fact = (label: string, text: string | null): readonly Fact[] => (text === null ? [] : [{ label, text }])
  const written = (label: string, text: string | null) => fact(label, text === null ? null : shortLine(text))
  return [
    ...written('Session', session.id ?? 'no id recorded'),
    ...written('Room', session.roomId),
    ...written(
      'Custom room id',
      session.customRoomId && (pseudonyms ? (pseudonyms.customRoomId ?? 'hidden') : session.customRoomId)
    ),
    ...fact('Fetched', fetchedText(input)),
    ...written('Account', accountName),
    ...fact('Times', timesText(input)),
    ...fact('Rules differ', input.otherRules),
    ...fact('Range', rangeText(input)),
    ...fact('Hidden', hiddenText(input)),
    ...fact('Letters', fontlessText(input)),
    ...fact('Data notes', brief ? null : formatCount(placesIn(session.notes))),
    ...fact('Made by', brief ? null : `Rollcall ${version}`.trim())
  ]
}

/** The facts on one line: `Session: 6214… · Fetched: 2022-…Z · …`. */
export function statementLine(statement: Statement): string {
  return statement.map(({ label, text }) => `${label}: ${text}`).join(' · ')
}

function fetchedText({ sample, fetchedAtMs }: StatementInput): string {
  if (sample) return 'never, the sample session is made up'
  return fetchedAtMs === null ? 'time not known' : formatIso(fetchedAtMs)
}

function timesText({ zone, extent, session }: StatementInput): string {
  if (extent === null) return 'none that could be read'
  if (zone.kind === 'clock') {
    const rules = rulesWords(zone)
    const label = zoneLabel(zone, extent.startMs, extent.endMs)
    return rules === null ? label : `${label}, ${rules}`
  }
  const originMs = -zone.offsetAt(0)
  return `counted from ${formatIso(originMs)}${originMs === session.startMs ? ', the start of the session' : ''}`
}

function rangeText({ shown, zone }: StatementInput): string {
  if (shown.what === 'everything') return 'the whole session'
  const { startMs, endMs } = shown.span
  const span = `${formatDateTime(startMs, zone)} to ${formatDateTime(endMs, zone)}`
  switch (shown.what) {
    case 'drawing':
      return span
    case 'rows':
      return `what touches ${span}, with its whole times`
    case 'people':
      return `who was or may have been in from ${span}, with the figures of the whole session`
    case 'rows and people':
      return `what touches ${span}, with its whole times; who was or may have been in then, with the figures of the whole session`
  }
}

function hiddenText(input: StatementInput): string {
  const { filteredOut, folded, pseudonyms } = input
  const parts = [
    ...(pseudonyms === null ? [] : pseudonymParts(input, pseudonyms)),
    ...leftOutParts(input),
    ...(filteredOut === 0
      ? []
      : [`${counted(filteredOut, 'participant')} ${input.isChosen ? 'not chosen' : 'by a filter'}`]),
    ...(folded === 0 ? [] : [`parts of empty time (${counted(folded, 'fold')})`])
  ]
  return parts.length === 0 ? 'nothing' : parts.join('; ')
}

function pseudonymParts(
  { session, markNames, brief }: StatementInput,
  { byId, namesakes, customRoomId }: Pseudonyms
): readonly string[] {
  const parts = [`names and ids of ${counted(byId.size, 'participant')} (pseudonyms by first join)`]
  if (session.customRoomId !== null && customRoomId === null) parts.push('the custom room id')
  if (markNames > 0) parts.push(`names of ${counted(markNames, 'mark')}`)
  if (session.participants.device.some((device) => device !== noText)) parts.push('devices')
  if (namesakes.length > 0 && !brief) {
    const same = namesakes.slice(0, mostNamesakes).map((names) => someOf(names).join(' = '))
    const more = namesakes.length - same.length
    parts.push(`same name: ${same.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`)
  }
  return parts
}

/** Some readers draw a box for such a letter, some nothing at all, and none finds it. */
function fontlessText({ fontless }: StatementInput): string | null {
  if (fontless.length === 0) return null
  const codes = fontless
    .slice(0, mostLetters)
    .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
  const more = fontless.length - codes.length
  const list = `${codes.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`
  return `${counted(fontless.length, 'letter')} without a font where this was made (${list}); tables have every letter`
}

function someOf(names: readonly string[]): readonly string[] {
  const some = names.slice(0, mostNamesakes)
  return some.length < names.length ? [...some, `${formatCount(names.length - some.length)} more`] : some
}

function leftOutParts({ leftOut }: StatementInput): readonly string[] {
  if (leftOut === null) return []
  const parts = leftOut.names.length === 0 ? [] : [`fields ${leftOut.names.join(', ')}`]
  return leftOut.unknown === 0 ? parts : [...parts, counted(leftOut.unknown, 'field') + ' that Rollcall does not know']
}
