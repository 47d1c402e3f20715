// Finds the sessions in whatever people mail: each as its own JSON text, with what it was taken out of.

import { fail, type Result } from '../../shared/result'
import { isObject, isWebPage, parseJson } from '../session/json-reading'
import { findJsonFault } from '../session/json-fault'
import { holdsOneSession, noSession } from '../session/locate'
import { itemOf, keyOf, textsAt, wholeText, type Place } from '../session/place'
import { parsedJson } from '../files/parsed-json'
import { textOf } from '../files/bytes'
import { headEnd, jsonIn } from './json-in-text'
import { unpacked } from './layers'
import { recordingIn, type Recording } from './recorded-answers'

export interface FoundSession {
  readonly text: string
  /** What it was taken out of: nouns for a sentence, outermost first. */
  readonly around: readonly string[]
}

export interface FoundSessions {
  readonly sessions: readonly FoundSession[]
  /** More than there are in `sessions` when there are too many to list. */
  readonly total: number
  /** What the text is, for when there is no session in it. */
  readonly otherwise: Result<never>
}

export interface SearchLimits {
  /** That all packed parts together may unpack to. */
  readonly mostBytes: number
  readonly mostSessions: number
  /** Takes secrets out of a text that came to light. */
  readonly clean: (text: string) => string
  /** Is told of each unpacked part before it is read; what it throws ends the search. */
  readonly onUnpacked: (bytes: Uint8Array) => void
}

/** Texts in texts, and values in lists and objects; sessions that people mail stand in three at most. */
const mostTexts = 8
const mostLevels = 24

/** A text and what it was taken out of in; the sessions in it out, in their order. */
export function sessionsIn(text: string, around: readonly string[], limits: SearchLimits): FoundSessions {
  const search = new Search(limits)
  const otherwise = search.text(text, around, mostTexts)
  const distinct = new Map<string, FoundSession>()
  for (const { text: own, around: its } of search.found)
    if (own !== null && !distinct.has(own)) distinct.set(own, { text: own, around: its })
  const sessions = [...distinct.values()]
  // Whoever records what a page asks has the same answer many times.
  const total = search.total - (search.found.length - sessions.length)
  return { sessions, total, otherwise: search.tooLarge ?? otherwise }
}

interface Finding {
  /** Null until it is cut out of the text around it. */
  text: string | null
  readonly around: readonly string[]
}

/** One JSON text while its values are looked through. */
interface Looking {
  readonly text: string
  readonly around: readonly string[]
  readonly texts: number
  /** What is to be cut out of the text, by its path. */
  readonly cuts: Map<string, Finding>
}

class Search {
  readonly found: Finding[] = []
  total = 0
  tooLarge: Result<never> | null = null
  #bytesLeft: number

  constructor(private readonly limits: SearchLimits) {
    this.#bytesLeft = limits.mostBytes
  }

  /** Looks through a text, and says what it is for when nothing was found in it; `texts` may yet stand in it. */
  text(received: string, around: readonly string[], texts: number): Result<never> {
    const text = this.limits.clean(received.replace(/^\ufeff+/, ''))
    const value = parsedJson(text)
    if (value !== undefined) return this.#value(text, value, around, texts)
    const end = texts > 0 ? headEnd(text) : 0
    if (end > 0) return this.text(text.slice(end), [...around, 'an answer with its HTTP headers'], texts - 1)

    const pieces = [...jsonIn(text)]
    const between = pieces.map(({ to }, index) => text.slice(to, pieces[index + 1]?.from))
    const isLines =
      pieces.length > 1 && [text.slice(0, pieces[0]?.from), ...between].every((part) => part.trim() === '')
    let line = 1
    let counted = 0
    for (const { from, to } of pieces) {
      for (let next = text.indexOf('\n', counted); next !== -1 && next < from; next = text.indexOf('\n', next + 1))
        line += 1
      counted = from
      const piece = text.slice(from, to)
      const name = isLines
        ? `line ${line}, one of ${pieces.length} JSON texts in a row`
        : `line ${line}, between other text`
      this.#value(piece, parsedJson(piece), [...around, name], texts - 1)
    }
    if (!isLines) return noJson(text)
    return fail('not-a-session', `It is ${pieces.length} JSON texts in a row, and none of them is a session.`)
  }

  #value(text: string, value: unknown, around: readonly string[], texts: number): Result<never> {
    if (typeof value === 'string') {
      if (texts <= 0 || !mayHoldJson(value)) return noSession(value)
      return this.text(value, [...around, 'a JSON string'], texts - 1)
    }
    const looking: Looking = { text, around, texts, cuts: new Map() }
    const recording = this.#look(value, wholeText, looking, mostLevels)
    if (looking.cuts.size > 0) {
      const cut = textsAt(text, looking.cuts.keys())
      for (const [path, finding] of looking.cuts) finding.text = cut.get(path) ?? null
    }
    if (recording === null) return noSession(value)
    const { what, answers } = recording
    return fail('not-a-session', `It is ${what} with ${countedAnswers(answers.length)}: there is no session in it.`)
  }

  /** Looks through a value; what was recorded in it comes back when it is all a recording. */
  #look(value: unknown, place: Place, looking: Looking, levels: number): Recording | null {
    if (typeof value === 'string') {
      if (looking.texts > 0 && mayHoldJson(value))
        this.text(value, [...looking.around, `the text at ${place.path}`], looking.texts - 1)
      return null
    }
    if (typeof value !== 'object' || value === null || levels === 0) return null
    if (holdsOneSession(value)) {
      this.#found(place, looking)
      return null
    }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.#look(item, itemOf(place, index), looking, levels - 1)
      return null
    }
    if (!isObject(value)) return null
    const recording = recordingIn(value)
    if (recording === null) for (const key in value) this.#look(value[key], keyOf(place, key), looking, levels - 1)
    else this.#answers(recording, looking)
    return recording
  }

  #answers({ answers }: Recording, { around, texts }: Looking): void {
    if (texts <= 0) return
    for (const { body, isBase64, name } of answers) {
      if (!isBase64) {
        if (mayHoldJson(body)) this.text(body, [...around, name], texts - 1)
        continue
      }
      const plain = unpacked(Buffer.from(body, 'base64'), this.#bytesLeft)
      if (!plain.ok) {
        if (plain.failure.kind === 'file-too-large') this.tooLarge = plain
        continue
      }
      this.#bytesLeft -= plain.value.bytes.length
      this.limits.onUnpacked(plain.value.bytes)
      this.text(textOf(plain.value.bytes), [...around, name, ...plain.value.around], texts - 1)
    }
  }

  #found(place: Place, { text, around, cuts }: Looking): void {
    this.total += 1
    if (this.found.length >= this.limits.mostSessions) return
    const isWhole = place === wholeText
    const finding = {
      text: isWhole ? text : null,
      around: isWhole ? around : [...around, `a larger JSON text, at ${place.path}`]
    }
    this.found.push(finding)
    if (!isWhole) cuts.set(place.path, finding)
  }
}

/** What a text is that is no JSON: what its sender can mend has a kind of its own. */
function noJson(text: string): Result<never> {
  const refused = parseJson(text) as Result<never>
  if (refused.ok) return refused
  const { detail } = refused.failure
  if (isWebPage(text)) return fail('web-page', detail)
  // A word of plain text stops too early as well, before anything has begun.
  const isCutOff = /^\s*[[{]/.test(text) && findJsonFault(text) === text.length
  return isCutOff ? fail('cut-off-file', detail) : refused
}

function mayHoldJson(text: string): boolean {
  return text.includes('{')
}

function countedAnswers(count: number): string {
  return count === 0 ? 'no recorded answers' : count === 1 ? 'one recorded answer' : `${count} recorded answers`
}
