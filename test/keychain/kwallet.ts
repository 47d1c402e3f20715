// Starts a real KWallet that keeps the secrets of a private bus, in a state in which a user may have left it.

import { setTimeout as pause } from 'node:timers/promises'
import { privateHome, until, type KeychainItem } from './private-home'
import { startWindows, type Which, type Windows } from './windows'

/** `no-wallet`: none was ever made; `no-plugin`: what it needs to encrypt is not installed. */
export type KWalletState = 'open' | 'locked' | 'no-wallet' | 'no-plugin'

export interface KWallet {
  readonly env: Readonly<Record<string, string>>
  readonly home: string
  readonly windows: Windows
  readonly unlock: () => Promise<void>
  readonly leaveLocked: () => Promise<void>
  readonly cancelWizard: () => Promise<void>
  readonly isAsking: () => Promise<boolean>
  readonly stop: () => Promise<void>
}

const password = 'only for tests'
/** Its wizard has no title. */
const itself: Which = { program: 'kwalletd5' }
const asking: Which = { title: 'KDE Wallet Service' }

/** Items are put in, as a program that is not ours, while it is open. */
export async function startKWallet(state: KWalletState, items: readonly KeychainItem[] = []): Promise<KWallet> {
  const [home, windows] = await Promise.all([privateHome(), startWindows()])

  async function stop(): Promise<void> {
    await home.remove()
    await windows.stop()
  }

  async function start(): Promise<void> {
    await home.startBus()
    const without: Record<string, string> = state === 'no-plugin' ? { QCA_NO_PLUGINS: '1' } : {}
    home.launch('kwalletd5', [], '', { ...windows.env, ...without })
    await until('KWallet provides secrets', home.hasProvider)
    if (state === 'no-wallet' || state === 'no-plugin') return
    // Brings its wizard up; whoever is slow to answer that is given up by the program that puts in.
    const seeding = home.put({ service: 'seed', account: 'seed', secret: 'seed' })
    await makeWallet()
    await seeding
    for (const item of items) await until(`it takes ${item.account}`, () => home.put(item))
    if (state === 'locked') await lock()
  }

  /** Through the wizard: a classic wallet, with a password. */
  async function makeWallet(): Promise<void> {
    await until('its wizard is open', () => windows.isOpen(itself))
    await until('its wizard is done', async () => {
      for (const place of [
        [110, 168],
        [362, -24]
      ] as const) {
        // Once it asks for the password, another button stands there.
        if (!(await windows.isOpen(asking))) await windows.clickIfOpen(itself, place)
      }
      return windows.isOpen(asking)
    })
    await until('the wallet is made', async () => {
      if (await windows.isOpen(asking)) await choosePassword()
      return !(await windows.isOpen(itself))
    })
  }

  /** A window that has only just come may lose what is typed: it is asked again then, and what arrived is written over. */
  async function choosePassword(): Promise<void> {
    await windows.clickIfOpen(asking, [193, 115])
    for (const next of ['Tab', 'Return']) {
      await windows.press('ctrl+a')
      await windows.type(password)
      await windows.press(next)
    }
    await pause(500)
  }

  async function lock(): Promise<void> {
    const target = ['--session', '--dest=org.kde.kwalletd5', '--print-reply', '/modules/kwalletd5']
    await home.output('dbus-send', [...target, 'org.kde.KWallet.closeAllWallets'])
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
    async unlock() {
      await until('it asks for the password', () => windows.isOpen(asking))
      await until('it takes the password', async () => {
        await windows.clickIfOpen(asking, [185, 90])
        await windows.press('ctrl+a')
        await windows.type(password)
        await windows.clickIfOpen(asking, [285, -24])
        await pause(500)
        return !(await windows.isOpen(asking))
      })
    },
    leaveLocked: () => windows.answer(asking, [371, -24]),
    cancelWizard: () => windows.answer(itself, [449, -24]),
    isAsking: () => windows.isOpen(itself),
    stop
  }
}
