// What is asked about lists of marks.

import type { TimeMark } from '../../../electron/shared/mark'

/** Whether two lists hold the same marks, in whatever order. */
export function areSame(some: readonly TimeMark[], others: readonly TimeMark[]): boolean {
  const texts = new Set(some.map(textOf))
  return some.length === others.length && others.every((mark) => texts.has(textOf(mark)))
}

/** The marks whose id none of the others has. */
export function marksWithout(marks: readonly TimeMark[], others: readonly TimeMark[]): readonly TimeMark[] {
  const ids = new Set(others.map(({ id }) => id))
  return marks.filter(({ id }) => !ids.has(id))
}

/** The name with the first number that no mark has yet. */
export function freeName(marks: readonly TimeMark[]): string {
  const taken = new Set(marks.map(({ name }) => name))
  for (let number = 1; ; number++) if (!taken.has(`Mark ${number}`)) return `Mark ${number}`
}

function textOf({ id, name, startMs, endMs }: TimeMark): string {
  return JSON.stringify([id, name, startMs, endMs])
}
