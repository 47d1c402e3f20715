// Names places in the raw JSON, such as `participants[3].timelog[1].end`, and finds what stands there.

import { walkJson, type Range, type Step } from './json-source'

export interface Place {
  readonly path: string
  /** The path without its indexes, such as `participants[].timelog[].end`: the same for all places of one sort. */
  readonly pattern: string
}

const keyLimit = 80
const word = /^[A-Za-z_$][\w$]*$/

/** Places are named down to here; what lies deeper, which no answer of the service does, is noted as part of it. */
export const deepestNamed = 100

/** Spelled out only when it is asked for: most places of a body are never named. */
class Inner implements Place {
  constructor(
    private readonly base: Place,
    private readonly step: string | number
  ) {}

  get path(): string {
    const { base, step } = this
    return typeof step === 'number' ? `${base.path}[${step}]` : join(base.path, step)
  }

  get pattern(): string {
    const { base, step } = this
    return typeof step === 'number' ? `${base.pattern}[]` : join(base.pattern, step)
  }
}

export const wholeText: Place = { path: '', pattern: '' }

/** The place of a key's value in the object at `place`. */
export function keyOf(place: Place, key: string): Place {
  return new Inner(place, key)
}

/** The place of an item in the list at `place`. */
export function itemOf(place: Place, index: number): Place {
  return new Inner(place, index)
}

function join(base: string, key: string): string {
  if (!word.test(key)) return `${base}[${JSON.stringify(key.slice(0, keyLimit))}]`
  return base === '' ? key : `${base}.${key}`
}

/** A place that is looked for, and those looked for in it. */
class Wanted {
  range: Range | null = null
  readonly inner = new Map<string | number, Wanted>()

  at(step: string | number): Wanted | null {
    return this.inner.get(typeof step === 'string' && !word.test(step) ? step.slice(0, keyLimit) : step) ?? null
  }
}

/**
 * JSON text and paths as places spell them in; what stands at each out. Where a path leads nowhere, that is what stands
 * where it ends; of a key that stands twice the last value, as the engine's parser takes it.
 */
export function textsAt(text: string, paths: Iterable<string>): ReadonlyMap<string, string> {
  const whole = new Wanted()
  const ways = new Map<string, readonly Wanted[]>()
  for (const path of paths) if (!ways.has(path)) ways.set(path, wayTo(path, whole))
  // Null for what nobody looks for: nothing in it is walked, so of it there is one at most.
  const around: (Wanted | null)[] = []
  const begun: number[] = []
  const found = (step: Step) => (step === null ? whole : (around.at(-1)?.at(step) ?? null))
  walkJson(text, {
    plain(step, range) {
      const wanted = found(step)
      if (wanted !== null) wanted.range = range
    },
    open(step, from) {
      const wanted = found(step)
      around.push(wanted)
      begun.push(from)
      return wanted !== null && wanted.inner.size > 0
    },
    close(to) {
      const wanted = around.pop()
      const from = begun.pop()
      if (wanted != null && from !== undefined) wanted.range = { from, to }
    }
  })
  const texts = new Map<string, string>()
  for (const [path, way] of ways) {
    const range = way.findLast((wanted) => wanted.range !== null)?.range
    if (range != null) texts.set(path, text.slice(range.from, range.to))
  }
  return texts
}

const nextStep = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[]+)/gy

function wayTo(path: string, whole: Wanted): readonly Wanted[] {
  const way = [whole]
  let last = whole
  for (const [, index, quoted, key] of path.matchAll(nextStep)) {
    const step = index !== undefined ? Number(index) : quoted !== undefined ? String(JSON.parse(quoted)) : (key ?? '')
    const wanted = last.inner.get(step) ?? new Wanted()
    last.inner.set(step, wanted)
    way.push(wanted)
    last = wanted
  }
  return way
}
