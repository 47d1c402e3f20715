// Names places in the raw JSON, such as `participants[3].timelog[1].end`.

export interface Place {
  readonly path: string
  /** The path without its indexes, such as `participants[].timelog[].end`: the same for all places of one sort. */
  readonly pattern: string
}

export const wholeText: Place = { path: '', pattern: '' }

const keyLimit = 80

/** The place of a key's value in the object at `place`. */
export function keyOf(place: Place, key: string): Place {
  const step = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `[${JSON.stringify(key.slice(0, keyLimit))}]`
  const dot = step.startsWith('[') ? '' : '.'
  const join = (base: string): string => (base === '' ? step : base + dot + step)
  return { path: join(place.path), pattern: join(place.pattern) }
}

/** The place of an item in the list at `place`. */
export function itemOf(place: Place, index: number): Place {
  return { path: `${place.path}[${index}]`, pattern: `${place.pattern}[]` }
}
