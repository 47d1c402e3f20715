// The subjects whose tests are tested by mutants, each with its modules and its tests.

/**
 * @typedef {object} Subject
 * @property {string[]} mutate
 * @property {string[]} tests
 * @property {RegExp | null} leftOut The names of tests that would take seconds for each mutant.
 */

const unit = 'test/unit/electron/main'

/** @type {Readonly<Record<string, Subject>>} */
export const subjects = {
  ipc: {
    mutate: ['electron/main/calls/gate.ts', 'electron/main/calls/ipc.ts', 'electron/main/calls/call-arguments.ts'],
    tests: [`${unit}/calls/gate.test.ts`, `${unit}/calls/ipc.test.ts`],
    leftOut: null
  },
  session: {
    mutate: ['electron/main/session/**/*.ts', '!electron/main/session/sample.ts'],
    tests: [`${unit}/session/**/*.test.ts`],
    leftOut: /hundred thousand|however deep|any text, and any JSON|million escapes/
  },
  accounts: {
    // What starts the keychain's process, what runs in it and what speaks with its program: real keyrings test that.
    mutate: [
      'electron/main/accounts/**/*.ts',
      'electron/main/keychain/**/*.ts',
      '!electron/main/keychain/keychain-child.ts',
      '!electron/main/keychain/keychain-fork.ts',
      '!electron/main/keychain/keychain-protocol.ts',
      '!electron/main/keychain/secret-service.ts',
      '!electron/main/keychain/session-bus.ts'
    ],
    tests: [`${unit}/accounts/**/*.test.ts`, `${unit}/keychain/keychain-{calls,failures,fork,process}.test.ts`],
    leftOut: null
  },
  videosdk: {
    mutate: ['electron/main/videosdk/**/*.ts', '!electron/main/videosdk/electron-fetch.ts'],
    tests: [`${unit}/videosdk/**/*.test.ts`],
    leftOut: /asked three times|TLS never|gigabyte|unknown is offline|as long as the service asks|resets says so/
  },
  library: {
    mutate: ['electron/main/kept/**/*.ts', 'electron/main/library/**/*.ts'],
    tests: [`${unit}/{kept,library}/**/*.test.ts`],
    leftOut: /too large|largest|greatest/
  }
}

/** A subject by its name; without one, or with one that there is not, it is a mistake. @param {string | undefined} name */
export function subjectNamed(name) {
  const subject = subjects[name ?? '']
  if (subject === undefined)
    throw new Error(`ROLLCALL_SUBJECT is ${name}, not one of ${Object.keys(subjects).join(', ')}`)
  return subject
}
