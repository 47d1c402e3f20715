// Everything that Rollcall saves or removes, each as a case: what is there before, what is done, what the next start tidies.

import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { openAccountsFile, type SavedAccount } from '../../electron/main/accounts/accounts-file'
import { removeStaleTemporaries, writeFileAtomic } from '../../electron/main/files/atomic-file'
import { Library } from '../../electron/main/library/library'
import { Recents, type Visit } from '../../electron/main/opening/recents'
import { Saving } from '../../electron/main/opening/saving'
import { SettingsStore } from '../../electron/main/window/settings'
import type { Result } from '../../electron/shared/result'
import { marksOf, sessionOf } from './keeping-plan'

export interface Save {
  readonly name: string
  /** Makes the old state in a new folder. */
  readonly before: (folder: string) => Promise<unknown>
  /** What is attacked, as the app does it after a start; a second time after a success it changes nothing more. */
  readonly save: (folder: string) => Promise<Result<unknown>>
  /** What the next start tidies; null in a folder of the user's, where Rollcall does not look. */
  readonly nextStart: ((folder: string) => Promise<unknown>) | null
  /** Whether another file than the old and the new ones is right, by its name in a folder. */
  readonly isRight: (folder: string, name: string) => Promise<boolean>
}

const one = sessionOf(1, 0)
const other = sessionOf(1, 1)
const fileOf = (session: number) => `1-${session}-20251009T0853${String(20 + session)}Z.rollcall`
const newMarks = marksOf('1-0', 5)

const inLibrary = {
  before: async (folder: string) => {
    await new Library(folder).keep(one)
    await new Library(folder).keep(other)
  },
  nextStart: (folder: string) => new Library(folder).cleanUp(),
  isRight: async () => false
}
const inProfile = (fileName: string) => ({
  nextStart: (folder: string) => removeStaleTemporaries(folder, [fileName]),
  isRight: async () => false
})

const settings = (folder: string) => new SettingsStore(join(folder, 'settings.json'))
const recents = (folder: string) => new Recents(join(folder, 'recents.json'), () => 1_760_000_000_000)
const visit: Visit = {
  kind: 'session',
  title: 'room',
  where: '621490331a4fb00409e38ca4',
  account: null,
  startMs: 1_760_000_000_000,
  facts: { endMs: null, running: true, participants: 2 }
}
const savedAccount: SavedAccount = { id: 'a1', name: 'Acme', color: 'teal', kind: 'key', saved: true }

export const saves: readonly Save[] = [
  {
    ...inLibrary,
    name: 'keeping a first session',
    before: async () => undefined,
    save: (folder) => new Library(join(folder, 'library')).keep(one),
    nextStart: (folder) => new Library(join(folder, 'library')).cleanUp()
  },
  { ...inLibrary, name: 'keeping one more session', save: (folder) => new Library(folder).keep(sessionOf(1, 2)) },
  {
    ...inLibrary,
    name: 'keeping a session again with new marks',
    save: (folder) => new Library(folder).keep({ ...one, marks: newMarks }),
    // When the kept copy cannot be read, the session is kept as a second one.
    async isRight(folder, name) {
      const file = await new Library(folder).read(name)
      const wanted = { ...one, marks: newMarks }
      return file.ok && isDeepStrictEqual({ ...file.value, raw: Buffer.from(file.value.raw).toString() }, wanted)
    }
  },
  { ...inLibrary, name: 'saving marks', save: (folder) => new Library(folder).saveMarks(fileOf(0), newMarks) },
  { ...inLibrary, name: 'removing a kept session', save: (folder) => new Library(folder).remove(fileOf(1)) },
  {
    ...inProfile('settings.json'),
    name: 'changing the settings',
    before: (folder) => settings(folder).change({ theme: 'light' }),
    save: (folder) => settings(folder).change({ theme: 'dark', zone: { kind: 'utc' } })
  },
  {
    ...inProfile('recents.json'),
    name: 'adding to the recents',
    before: (folder) => recents(folder).add({ ...visit, where: 'another' }),
    save: (folder) => recents(folder).add(visit)
  },
  {
    ...inProfile('accounts.json'),
    name: 'changing the accounts',
    before: (folder) => changeAccounts(folder, []),
    save: (folder) => changeAccounts(folder, [savedAccount])
  },
  {
    name: 'exporting over a file',
    before: (folder) => writeFileAtomic(join(folder, 'mine.svg'), 'an old picture', { mode: 0o666 }),
    save: (folder) => exporting(folder).saveFile('mine.svg', 'a new picture'.repeat(10_000)),
    nextStart: null,
    isRight: async () => false
  }
]

async function changeAccounts(folder: string, accounts: readonly SavedAccount[]): Promise<Result<unknown>> {
  const file = openAccountsFile(folder, () => 1_760_000_000_000)
  await file.ready()
  return file.change(() => ({ currentId: accounts[0]?.id ?? null, accounts, leftovers: [] }))
}

function exporting(folder: string): Saving {
  return new Saving({
    choosePath: async () => join(folder, 'mine.svg'),
    folder: async () => folder,
    show: () => undefined,
    remember: async () => undefined,
    printToPdf: async () => new Uint8Array(),
    print: async () => ({ printed: true, why: '' })
  })
}
