// The parts of npm run torture: which attacks belong to each, by their files.

/**
 * @typedef {object} Part
 * @property {string[]} attacks Files of attacks without a window, by part of their path; none of them when empty.
 * @property {string[]} stories The same of stories.
 */

/** @type {Readonly<Record<string, Part>>} */
export const parts = {
  keychain: {
    attacks: ['torture/keychain', 'torture/credential', 'keychain/keychain.test', 'keychain/keychain-k'],
    stories: ['keychain']
  },
  http: {
    attacks: ['videosdk/client.test', 'videosdk/faults.test'],
    stories: ['http-attacks', 'failures', 'office-', 'proxy-logins']
  },
  files: {
    attacks: ['torture/kills', 'torture/file', 'torture/full', 'torture/kept', 'library/library.test'],
    stories: ['many-starts', 'killed-while']
  },
  page: {
    attacks: ['torture/one-checked', 'main/calls/gate.test', 'main/window/protocol.test'],
    stories: ['refused', 'hostile', 'page-rights', 'app-scheme', 'secrets', 'sandbox', 'packaged']
  },
  decode: { attacks: ['torture/decode'], stories: ['large-'] },
  exports: { attacks: [], stories: ['received-'] },
  mirror: { attacks: ['torture/mirror'], stories: [] },
  soak: { attacks: [], stories: ['soak.test'] },
  mutants: { attacks: [], stories: [] },
  stories: { attacks: [], stories: [] }
}

/**
 * What was typed in; out the parts that it names, or all of them when it names none, and the minutes of the soak that
 * stand behind its name, if any. Throws the line for the user when there is no such part.
 * @param {readonly string[]} words @returns {{names: string[], minutes: number | null}}
 */
export function partsAsked(words) {
  const at = words.findIndex((word, index) => words[index - 1] === 'soak' && /^\d+$/.test(word))
  return { names: partsNamed(words.filter((_, index) => index !== at)), minutes: at === -1 ? null : Number(words[at]) }
}

/** @param {readonly string[]} typed */
function partsNamed(typed) {
  const unknown = typed.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined)
    throw new Error(`there is no part ${unknown}; the parts are ${Object.keys(parts).join(', ')}`)
  return typed.length === 0 ? Object.keys(parts) : [...new Set(typed)]
}
