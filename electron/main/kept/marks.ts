// Checks the marks of a session, from the window and from kept files alike.

import * as v from 'valibot'
import { longestMarkName, mostMarks, type TimeMark } from '../../shared/mark'

// A time beyond what a date can hold could not be written as one.
const furthestMs = 8.64e15
const time = v.pipe(v.number(), v.minValue(-furthestMs), v.maxValue(furthestMs))
const markSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    name: v.pipe(v.string(), v.maxLength(longestMarkName)),
    startMs: time,
    endMs: v.nullable(time)
  }),
  v.check(({ startMs, endMs }) => endMs === null || endMs >= startMs)
)

/** All marks of one session. */
export const marksSchema: v.GenericSchema<unknown, readonly TimeMark[]> = v.pipe(
  v.array(markSchema),
  v.maxLength(mostMarks),
  v.check((marks) => new Set(marks.map(({ id }) => id)).size === marks.length)
)
