// Says which failure a message of a keychain stands for.

import { fail, type Failure } from '../../shared/result'

/** keytar's message in; locked or unavailable out. A message never holds what was stored. */
export function keychainFailure(message: string): Failure {
  const known = knownMessages.find(([pattern]) => pattern.test(message))
  return known
    ? fail(known[1], known[2]).failure
    : fail('keychain-unavailable', 'The keychain answered with an error.').failure
}

const knownMessages: readonly [RegExp, 'keychain-locked' | 'keychain-unavailable', string | null][] = []
