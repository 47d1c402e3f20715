// Impatient starts: however many at once, there is one Rollcall, and it opens every file that any of them was given.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, lstat, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { commandOf, root, type StartOptions } from '../rollcall/rollcall'
import type { Keyring } from '../../keychain/keyring'

test.use({ keyringState: 'no-bus' })

const most = 20

interface Started {
  readonly child: ChildProcess
  readonly file: string
  /** Its exit code, or the signal that ended it; null while it runs. */
  readonly ending: () => number | string | null
  readonly said: () => string
}

/** Starts Rollcall so many times at once, each with a file of its own. */
async function startAll(
  starts: number,
  options: StartOptions & { profile: string; keyring: Keyring }
): Promise<Started[]> {
  const folder = join(options.profile, 'tickets')
  await mkdir(folder)
  const files = Array.from({ length: starts }, (_, index) => join(folder, `ticket ${index}.json`))
  for (const file of files) await copyFile(join(root, 'test/fixtures/api/session.json'), file)
  const commands = await Promise.all(files.map((file) => commandOf({ ...options, args: [file] })))
  return commands.map(({ executablePath, args, env }, index) => {
    const child = spawn(executablePath, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
    return { child, file: files[index] ?? '', ending: () => child.exitCode ?? child.signalCode, said: () => said }
  })
}

/** Which files Rollcall has opened, by its own list. */
async function opened(profile: string): Promise<string[]> {
  const text = await readFile(join(profile, 'recents.json'), 'utf8').catch(() => '{"recents":[]}')
  const { recents } = JSON.parse(text) as { readonly recents: readonly { readonly where: string }[] }
  return recents.map(({ where }) => where).sort()
}

// What a lock that was left behind changes is seen with fewer as well.
for (const [isStale, starts] of [
  [false, most],
  [true, effort({ test: 8, torture: most })]
] as const)
  test(`${starts} starts at once are one Rollcall with ${starts} files${isStale ? ', also after it was killed' : ''}`, async ({
    profile,
    keyring,
    service,
    start
  }) => {
    test.slow()
    if (isStale) {
      const killed = await start()
      const ended = once(killed.app.process(), 'exit')
      killed.app.process().kill('SIGKILL')
      await ended
      // The lock that it held is still there.
      expect((await lstat(join(profile, 'SingletonLock'))).isSymbolicLink()).toBe(true)
    }
    const all = await startAll(starts, { profile, keyring, origin: service.origin })
    const running = () => all.filter(({ ending }) => ending() === null)
    try {
      await expect.poll(() => running().length, { timeout: 40_000 }).toBe(1)
      const files = all.map(({ file }) => file).sort()
      await expect.poll(() => opened(profile), { timeout: 20_000 }).toEqual(files)
      const [owner] = running()
      const others = all.filter((one) => one !== owner)
      expect(others.map(({ ending }) => ending())).toEqual(others.map(() => 0))
      expect(all.map(({ said }) => said()).join('')).not.toMatch(/Rollcall:|Uncaught|Error:/)

      const ended = once(owner?.child ?? killedAlready(), 'exit')
      owner?.child.kill('SIGTERM')
      await ended
      const names = await readdir(profile)
      expect(names.filter((name) => /damaged|\.tmp$/.test(name))).toEqual([])
      const { page } = await start()
      const listed = await page.evaluate(() => window.bridge.listRecents())
      expect(listed.ok && listed.value.map(({ where }) => where).sort()).toEqual(files)
      await expect(page.getByRole('alert')).toHaveCount(0)
      noteFigure(
        'Files',
        `${starts} starts of one profile at once${isStale ? ' beside the lock of one that was killed' : ''}: 1 owner, ` +
          `${others.length} left with exit code 0, ${files.length} of ${starts} files opened`
      )
    } finally {
      for (const { child } of running()) child.kill('SIGKILL')
    }
  })

function killedAlready(): never {
  throw new Error('No Rollcall is left')
}
