// Names places in the raw JSON, such as `participants[3].timelog[1].end`.

export interface Place {
  readonly path: string
  /** The path without its indexes, such as `participants[].timelog[].end`: the same for all places of one sort. */
  readonly pattern: string
}

const keyLimit = 80

/** Spelled out only when it is asked for: most places of a body are never named. */
class Step implements Place {
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
  return new Step(place, key)
}

/** The place of an item in the list at `place`. */
export function itemOf(place: Place, index: number): Place {
  return new Step(place, index)
}

function join(base: string, key: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${base}[${JSON.stringify(key.slice(0, keyLimit))}]`
  return base === '' ? key : `${base}.${key}`
}
