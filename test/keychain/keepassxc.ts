// Starts a real KeePassXC that keeps the secrets of a private bus, in a state in which a user may have left it.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { privateHome, until, type KeychainItem } from './private-home'
import { startWindows, type Which, type Windows } from './windows'

/** `no-group`: a database is open, of which other programs are shown nothing. */
export type KeepassState = 'open' | 'locked' | 'no-group'

export interface Keepass {
  readonly env: Readonly<Record<string, string>>
  readonly home: string
  readonly windows: Windows
  readonly allow: () => Promise<void>
  readonly denyAll: () => Promise<void>
  readonly unlock: () => Promise<void>
  readonly leaveLocked: () => Promise<void>
  readonly isAsking: () => Promise<boolean>
  /** All that the database holds on the disk, bin and older values included, in clear; it is written a little later than said. */
  readonly stored: () => Promise<string>
  readonly stop: () => Promise<void>
}

const password = 'only for tests'
const access: Which = { title: 'Access Request' }
const unlocking: Which = { title: 'Unlock Database' }

/** Items are put in, as a program that is not ours, while it is open. */
export async function startKeepass(state: KeepassState, items: readonly KeychainItem[] = []): Promise<Keepass> {
  const [home, windows] = await Promise.all([privateHome(), startWindows()])
  const database = join(home.folder, 'passwords.kdbx')

  async function stop(): Promise<void> {
    await home.remove()
    await windows.stop()
  }

  async function start(): Promise<void> {
    const settings = join(home.folder, 'config', 'keepassxc')
    await mkdir(settings, { recursive: true })
    await mkdir(join(home.folder, 'cache', 'keepassxc'), { recursive: true })
    await writeFile(join(settings, 'keepassxc.ini'), settingsFile)
    const plain = join(home.folder, 'passwords.xml')
    await writeFile(plain, databaseFile(state === 'no-group' ? null : rootId))
    const made = await home.output('keepassxc-cli', ['import', '-q', '-p', plain, database], twice(password))
    if (made.code !== 0) throw new Error('keepassxc-cli made no database')
    await home.startBus()
    home.launch('keepassxc', ['--pw-stdin', database], `${password}\n`, windows.env)
    await until('KeePassXC provides secrets', home.hasProvider)
    await until('its database is open', () => windows.isOpen({ title: '^Passwords - KeePassXC' }))
    await home.putAll(items, ({ service, account }) => `${service}/${account}`)
    if (state === 'locked') await lock()
  }

  async function lock(): Promise<void> {
    const itself = ['--session', '--dest=org.keepassxc.KeePassXC.MainWindow', '--print-reply', '/keepassxc']
    await home.output('dbus-send', [...itself, 'org.keepassxc.KeePassXC.MainWindow.lockAllDatabases'])
    await until('its database is locked', () => windows.isOpen({ title: 'Locked. - KeePassXC' }))
  }

  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    env: home.env,
    home: home.folder,
    windows,
    allow: () => windows.answer(access, [74, -27]),
    denyAll: () => windows.answer(access, [-192, -27]),
    async unlock() {
      await windows.click(unlocking, [200, 171])
      await windows.type(password)
      await windows.answer(unlocking, [500, 332])
    },
    leaveLocked: () => windows.answer(unlocking, [609, 332]),
    isAsking: async () => (await windows.isOpen(access)) || windows.isOpen(unlocking),
    async stored() {
      const exported = await home.output('keepassxc-cli', ['export', '-q', database], `${password}\n`)
      if (exported.code !== 0) throw new Error('keepassxc-cli could not read the database')
      return exported.text
    },
    stop
  }
}

const twice = (line: string): string => `${line}\n${line}\n`

const settingsFile = `[General]
ConfigVersion=2
UpdateCheckMessageShown=true
[GUI]
CheckForUpdates=false
[FdoSecrets]
Enabled=true
`

const rootId = { plain: '00112233-4455-6677-8899-aabbccddeeff', packed: 'ABEiM0RVZneImaq7zN3u/w==' }

/** A database with nothing in it; `shown` is the group that other programs see. */
function databaseFile(shown: typeof rootId | null): string {
  const item = `<Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{${shown?.plain ?? ''}}</Value></Item>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile>
  <Meta>
    <Generator>test</Generator>
    <DatabaseName>Passwords</DatabaseName>
    <RecycleBinEnabled>True</RecycleBinEnabled>
    <CustomData>${shown === null ? '' : item}</CustomData>
  </Meta>
  <Root><Group><UUID>${rootId.packed}</UUID><Name>Root</Name></Group></Root>
</KeePassFile>
`
}
