// Saves little and then much on a disk that has room for little, and says what came of each. Argument: a folder.

import { join } from 'node:path'
import { Library } from '../../electron/main/library/library'
import { Recents } from '../../electron/main/opening/recents'
import { Saving } from '../../electron/main/opening/saving'
import { Work } from '../../electron/main/work/work'
import { sessionOf } from './keeping-plan'

const [folder = ''] = process.argv.slice(2)
const little = { ...sessionOf(1, 0), raw: '{"id":"1-0"}' }
const much = 'x'.repeat(5 * 1024 * 1024)

void save()

async function save(): Promise<void> {
  const work = new Work()
  const library = new Library(folder, undefined, work)
  const kept = await library.keep(little)
  if (!kept.ok) throw new Error('Not even little was kept')
  const { marks } = little
  const manyMarks = Array.from({ length: 1000 }, (_, index) => ({
    ...{ id: `m${index}`, name: much.slice(0, 2000), startMs: index, endMs: null }
  }))
  const recents = new Recents(join(folder, 'recents.json'), () => 1)
  const visit = { kind: 'session', title: 'room', where: 'here', account: null, startMs: null, facts: null } as const
  const answers = {
    'keep much': await library.keep({ ...sessionOf(1, 1), raw: `{"id":"${much}"}` }),
    'mark much': await library.saveMarks(kept.value.id, manyMarks),
    'keep again with much': await library.keep({ ...little, marks: [...marks, ...manyMarks].slice(0, 1000) }),
    'remember little': await recents.add(visit),
    'remember much': await recents.add({ ...visit, title: much }),
    'export little': await exporting().saveFile('mine.json', 'little'),
    'export much': await exporting().saveFile('mine.json', much)
  }
  process.stdout.write(JSON.stringify(answers))
  work.close()
}

function exporting(): Saving {
  return new Saving({
    choosePath: async () => join(folder, 'mine.json'),
    folder: async () => folder,
    show: () => undefined,
    remember: async () => undefined,
    printToPdf: async () => new Uint8Array(),
    print: async () => ({ printed: true, why: '' })
  })
}
