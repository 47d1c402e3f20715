// Stands in for fast-check while mutants are tested: each of thousands meets fewer cases, and always the same ones.

import fc, { type Parameters } from 'fast-check'

export * from 'fast-check'

const mostRuns = 15

function assert<T>(property: fc.IRawProperty<T>, parameters: Parameters<T> = {}): Promise<void> | void {
  return fc.assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? mostRuns, mostRuns), seed: 1 })
}

// eslint-disable-next-line no-restricted-syntax -- tests import it as they import fast-check
export default { ...fc, assert }
