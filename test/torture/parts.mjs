// The parts of npm run torture: which attacks belong to each, by their files.

/**
 * @typedef {object} Part
 * @property {string[]} attacks Files of attacks without a window, by part of their path; none of them when empty.
 * @property {string[]} stories The same of stories.
 */

/** @type {Readonly<Record<string, Part>>} */
export const parts = {
  keychain: {
    attacks: ['torture/keychain', 'torture/credential', 'accounts/keychain.test'],
    stories: ['keychain']
  },
  http: { attacks: ['videosdk/client.test', 'videosdk/faults.test'], stories: ['http-attacks', 'failures'] },
  files: {
    attacks: ['torture/kills', 'torture/file', 'torture/full', 'torture/kept', 'library/library.test'],
    stories: ['many-starts', 'killed-while']
  },
  page: {
    attacks: ['torture/one-checked', 'main/gate.test', 'main/protocol.test'],
    stories: ['refused', 'hostile', 'page-rights', 'app-scheme', 'secrets', 'sandbox', 'packaged']
  },
  decode: { attacks: ['torture/decode'], stories: ['large-'] },
  mutants: { attacks: [], stories: [] },
  stories: { attacks: [], stories: [] }
}

/** Names of parts in, as typed; the same out, or all of them when none is named. Throws the line for the user when there is no such part. @param {readonly string[]} typed */
export function partsNamed(typed) {
  const unknown = typed.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined)
    throw new Error(`there is no part ${unknown}; the parts are ${Object.keys(parts).join(', ')}`)
  return typed.length === 0 ? Object.keys(parts) : [...new Set(typed)]
}
