// Leaves out the tests that would take seconds for each of thousands of mutants.
import { beforeEach } from 'vitest'
import { subjectNamed } from './subjects.mjs'

const { leftOut } = subjectNamed(process.env['ROLLCALL_SUBJECT'])

beforeEach(({ task, skip }) => {
  if (leftOut?.test(task.name) === true) skip()
})
