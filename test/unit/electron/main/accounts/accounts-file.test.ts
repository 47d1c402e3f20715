// The file of the accounts: what it holds, and that one which cannot be used, put aside or written is never lost.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  openAccountsFile,
  type AccountsFile,
  type SavedAccount
} from '../../../../../electron/main/accounts/accounts-file'
import { temporaryFolder } from '../../../temporary-folder'

const nowMs = Date.UTC(2026, 10, 1)
let folder: string
beforeEach(async () => {
  folder = join(await temporaryFolder(), 'profile')
})

const account = (id: string, name = 'Support'): SavedAccount => ({ id, name, color: 'teal', kind: 'key', saved: true })
const path = (): string => join(folder, 'accounts.json')

async function opened(): Promise<AccountsFile> {
  const file = openAccountsFile(folder, () => nowMs)
  await file.ready()
  return file
}

/** The file with this text, opened. */
async function openedWith(content: unknown): Promise<AccountsFile> {
  await mkdir(folder, { recursive: true })
  await writeFile(path(), typeof content === 'string' ? content : JSON.stringify(content))
  return opened()
}

const written = (currentId: string | null, ids: readonly string[], leftovers: readonly string[] = []) => ({
  version: 1,
  currentId,
  accounts: ids.map((id) => account(id)),
  leftovers
})

test('is made when first needed, for people to read as well', async () => {
  const file = await opened()
  expect(file.content()).toEqual({ currentId: null, accounts: [], leftovers: [] })
  expect(file.takeProblem()).toBeNull()
  const content = { currentId: 'a', accounts: [account('a')], leftovers: ['b'] }
  expect(await file.change(() => content)).toMatchObject({ ok: true })
  expect(await readFile(path(), 'utf8')).toBe(`${JSON.stringify({ version: 1, ...content }, null, 2)}\n`)
  expect((await opened()).content()).toEqual(content)
})

describe('that contradicts itself', () => {
  test.each([
    ['an account that is not there', 'gone'],
    ['none', null]
  ])('and calls %s current has its first account current', async (_, currentId) => {
    expect((await openedWith(written(currentId, ['a', 'b']))).content().currentId).toBe('a')
  })

  test('and calls an account current that is not there has none without accounts', async () => {
    expect((await openedWith(written('gone', []))).content().currentId).toBeNull()
  })

  test('and has an account twice has its last form in the first place', async () => {
    const twice = { ...written('b', ['a', 'b']), accounts: [account('a'), account('b'), account('a', 'Later')] }
    const { accounts, currentId } = (await openedWith(twice)).content()
    expect(accounts).toEqual([account('a', 'Later'), account('b')])
    expect(currentId).toBe('b')
  })

  test('and calls an account a leftover does not have it removed', async () => {
    expect((await openedWith(written('a', ['a'], ['a', 'x']))).content().leftovers).toEqual(['x'])
  })
})

describe('of which an account cannot be understood', () => {
  const odd = [null, 7, {}, { ...account('c'), color: 'ultraviolet' }, { ...account('d'), more: 1 }]

  test('has the others, is kept as it was beside it, and says so', async () => {
    for (const each of odd) {
      await rm(join(folder, `accounts.damaged-${nowMs}.json`), { force: true })
      const content = { ...written('b', ['a', 'b']), accounts: [account('a'), each, account('b')] }
      const file = await openedWith(content)
      expect(file.content()).toMatchObject({ currentId: 'b', accounts: [account('a'), account('b')] })
      expect(file.takeProblem()).toMatchObject({
        kind: 'damaged-file',
        detail: `One of the accounts could not be understood. The list as it was is kept as accounts.damaged-${nowMs}.json. Please add what is missing again.`
      })
      expect(await file.change((saved) => saved)).toMatchObject({ ok: true })
      expect(JSON.parse(await readFile(join(folder, `accounts.damaged-${nowMs}.json`), 'utf8'))).toEqual(content)
    }
  })

  test('and that cannot be copied is not changed', async () => {
    await mkdir(join(folder, `accounts.damaged-${nowMs}.json`), { recursive: true })
    const file = await openedWith({ ...written('a', ['a']), accounts: [7, account('a'), 7] })
    expect(file.takeProblem()).toMatchObject({
      detail: expect.stringMatching(/^2 of the accounts .* not be changed\.$/)
    })
    expect(file.content().accounts).toEqual([account('a')])
    expect(await file.change((saved) => saved)).toMatchObject({ ok: false, failure: { kind: 'not-writable' } })
  })
})

describe('that cannot be used', () => {
  test('is put aside, and the next change makes a new one', async () => {
    const file = await openedWith('{"version":')
    expect(file.takeProblem()).toMatchObject({
      kind: 'damaged-file',
      detail: expect.stringContaining(`accounts.damaged-${nowMs}.json`)
    })
    expect(file.takeProblem()).toBeNull()
    expect(await file.change((saved) => saved)).toMatchObject({ ok: true })
    expect(await readFile(join(folder, `accounts.damaged-${nowMs}.json`), 'utf8')).toBe('{"version":')
  })

  test('and cannot be put aside either stays as it is, and is never written over', async () => {
    await mkdir(join(folder, `accounts.damaged-${nowMs}.json`), { recursive: true })
    await writeFile(path(), 'mine')
    const file = await opened()
    expect(file.takeProblem()).toMatchObject({
      kind: 'damaged-file',
      detail: 'accounts.json can neither be used nor put aside.'
    })
    expect(file.content()).toEqual({ currentId: null, accounts: [], leftovers: [] })
    expect(await file.change((saved) => saved)).toMatchObject({
      ok: false,
      failure: { kind: 'not-writable', detail: 'accounts.json is there but cannot be read, so it is not overwritten.' }
    })
    expect(await readFile(path(), 'utf8')).toBe('mine')
  })

  test('because it cannot be read at all is never written over either', async () => {
    await mkdir(path(), { recursive: true })
    const file = await opened()
    expect(file.takeProblem()).toMatchObject({ kind: 'unreadable-file', detail: 'accounts.json could not be read.' })
    expect(await file.change((saved) => saved)).toMatchObject({
      ok: false,
      failure: { kind: 'not-writable', detail: 'accounts.json is there but cannot be read, so it is not overwritten.' }
    })
    expect(await readdir(folder)).toEqual(['accounts.json'])
  })
})

test('that cannot be written leaves what the app knows as it was, and the next change may succeed', async () => {
  const file = await opened()
  await writeFile(folder, 'a file where the folder should be')
  const change = () => file.change((saved) => ({ ...saved, accounts: [account('a')], currentId: 'a' }))
  expect(await change()).toMatchObject({ ok: false, failure: { kind: 'not-writable' } })
  expect(file.content().accounts).toEqual([])
  await rm(folder)
  expect(await change()).toMatchObject({ ok: true })
  expect(file.content().accounts).toEqual([account('a')])
})
