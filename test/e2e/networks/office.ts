// The network of an office in stories: a proxy on the way, and a service whose certificate the user's own database vouches for.
import type { Locator, Page } from '@playwright/test'
import { expect, test as base } from '../rollcall/story'
import { startSquid, type Squid } from '../../networks/squid'
import { authority, certificateBy, type Authority } from '../../videosdk/certificate'
import { startVideosdk, type Videosdk } from '../../videosdk/server'
import { documentedSessions } from '../../videosdk/sessions'
import { account, type Rollcall } from '../rollcall/rollcall'

export const user = { name: 'agent-of-acme', password: 'canary-proxy-6d0f1c93b7aa4e21' }

interface Office {
  readonly squid: Squid
  /** Vouches for the service. */
  readonly trusted: Authority
}

export const test = base.extend<{ office: Office; service: Videosdk }>({
  office: async ({}, use) => {
    const trusted = authority('Authority of the service')
    const squid = await startSquid({ user, trusted })
    await use({ squid, trusted })
    const asked = (await squid.log()).match(/^CONNECT \S+/gm) ?? []
    await squid.stop()
    expect(asked.filter((line) => !/^CONNECT (127\.0\.0\.1|localhost):/.test(line))).toEqual([])
  },
  service: async ({ office }, use) => {
    const service = await startVideosdk({
      ...account,
      sessions: documentedSessions(),
      tls: certificateBy(office.trusted)
    })
    await use(service)
    await service.stop()
  }
})

export function notice({ page }: Rollcall): Locator {
  return page.getByRole('alert')
}

/** The proxy's, as the window shows it. */
export function question(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Log in to the proxy' })
}

/** As if the system's settings had been changed: through this proxy from now on, or through none. */
export async function goThrough({ app }: Rollcall, proxy: string | null): Promise<void> {
  await app.evaluate(async ({ session }, proxyRules) => {
    const network = session.fromPartition('videosdk')
    await network.setProxy({ proxyRules, proxyBypassRules: '<-loopback>' })
    await network.closeAllConnections()
  }, proxy ?? 'direct://')
}

/** Puts name and password in as the user's keyboard does, past the test's own scripts in the page. */
export async function logIn({ page, idle }: Rollcall, password: string, keeps = false): Promise<void> {
  for (const [label, text] of [
    ['Name', user.name],
    ['Password', password]
  ] as const) {
    await question(page).getByRole('textbox', { name: label, exact: true }).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
  }
  await question(page).getByRole('checkbox', { name: 'Keep it in this system’s keychain' }).setChecked(keeps)
  await page.keyboard.press('Enter')
  await idle()
}
