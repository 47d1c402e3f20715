// The operating system's sandbox: an ordinary user has it, also where the suite's own user is root and cannot have it.
import { readFileSync } from 'node:fs'
import { expect, test as base } from '../rollcall/story'
import { noteFigure } from '../../torture/figures'
import { DOCUMENTED } from '../../videosdk/sessions'
import { namespaceRefusal, prepareAnotherUser, type AnotherUser } from '../rollcall/another-user'
import { fetchSession, lane } from '../rollcall/steps'

// The program to start is looked up once in a worker's life, so this story has a worker of its own.
const test = base.extend<object, { another: AnotherUser | null }>({
  another: [
    async ({}, use) => {
      const { electronPath } = await import('../../../electron/setup/electron-path.mjs')
      const another = process.getuid?.() === 0 ? await prepareAnotherUser(electronPath()) : null
      await use(another)
      await another?.remove()
    },
    { scope: 'worker', timeout: 120_000 }
  ]
})

test.use({ keyringState: 'no-bus' })

test('for an ordinary user the page is locked in by the operating system', async ({ start, another }) => {
  expect(namespaceRefusal(another !== null)).toBeNull()
  const rollcall = await start({
    signedIn: true,
    ...(another ? { sandboxedCopy: another.app, profile: another.profile, env: another.env } : {})
  })
  const { app, page } = rollcall
  await fetchSession(rollcall, DOCUMENTED.ended)
  await expect(lane(page, 'test-1')).toBeVisible()

  const { isInsistedOn, processes, pagePids } = await app.evaluate(({ app, BrowserWindow }) => ({
    isInsistedOn: app.commandLine.hasSwitch('enable-sandbox') && !app.commandLine.hasSwitch('no-sandbox'),
    processes: app.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
    pagePids: BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId())
  }))
  expect(isInsistedOn, 'the app insists on the sandbox for every page').toBe(true)
  const main = confinement(processes.find(({ type }) => type === 'Browser')?.pid ?? 0)
  expect(main.userIds, 'the app runs as an ordinary user').not.toContain('0')
  expect(main.routes, 'the app itself has a network').not.toBe('')
  expect(main.mounts, 'the app itself sees files').not.toBe('')
  expect(pagePids).toHaveLength(1)
  for (const pid of pagePids) {
    const inside = confinement(pid)
    expect(inside).toMatchObject({ seccomp: '2', noNewPrivileges: '1', capabilities: 0n })
    expect(inside.nestedIn, 'its processes are numbered apart').toBeGreaterThan(main.nestedIn)
    expect(inside.userMap, 'it has a user namespace of its own').not.toBe(main.userMap)
    expect(inside.routes, 'it has no network, not even to itself').toBe('')
    expect(inside.mounts, 'it sees no files').toBe('')
  }
  const filtered = processes.filter(({ pid }) => confinement(pid).seccomp === '2').map(({ type }) => type)
  const others = processes.filter(({ pid }) => confinement(pid).seccomp !== '2').map(({ type }) => type)
  noteFigure(
    'Sandbox',
    `as user ${main.userIds[0] ?? '?'} the page’s process has seccomp mode 2, no new privileges, no capabilities, ` +
      `user, process and network namespaces of its own, no address and no file system in sight (${filtered.join(', ')}; without seccomp: ${others.join(', ')})`
  )
})

/** What the kernel tells everybody of a process; its links under `ns` only those may follow who may look inside. */
function confinement(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? ''
  return {
    userIds: field('Uid').split('\t'),
    seccomp: field('Seccomp'),
    noNewPrivileges: field('NoNewPrivs'),
    capabilities: BigInt(`0x${field('CapEff')}`),
    nestedIn: field('NSpid').split('\t').length,
    userMap: readFileSync(`/proc/${pid}/uid_map`, 'utf8'),
    routes: readFileSync(`/proc/${pid}/net/fib_trie`, 'utf8'),
    mounts: readFileSync(`/proc/${pid}/mountinfo`, 'utf8')
  }
}
