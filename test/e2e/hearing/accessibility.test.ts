// axe finds no violation on any screen: in both themes, in a window 640 px wide and at 200 % zoom.
import { ask, fetchSession, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { generateSession } from '../../videosdk/generator'
import { DOCUMENTED } from '../../videosdk/sessions'
import { dialog, nameAccount, openAccounts, openForm, typeKey } from '../accounts/account-steps'
import { violations } from './axe'
import { standup } from '../rollcall/lanes'
import { looks, take } from '../window/looks'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })
test.describe.configure({ timeout: 120_000 })

type Screens = Readonly<Record<string, (rollcall: Rollcall) => Promise<unknown>>>

/** Goes from each screen to the next in one window, so that one launch is enough. */
async function checkEach(rollcall: Rollcall, screens: Screens): Promise<void> {
  const found: string[] = []
  for (const [screen, reach] of Object.entries(screens)) {
    await reach(rollcall)
    if (!screen.startsWith('loading')) await rollcall.idle()
    found.push(...(await violations(rollcall, screen)))
  }
  expect(found).toEqual([])
}

const press =
  (...keys: readonly string[]) =>
  async ({ page }: Rollcall) => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** In the grid, so that every key of the table works. */
const inGrid =
  (...keys: readonly string[]) =>
  async (rollcall: Rollcall) => {
    await rollcall.page.getByRole('grid').focus()
    await press(...keys)(rollcall)
  }

const tab =
  (name: string | RegExp) =>
  ({ page }: Rollcall) =>
    page.getByRole('region', { name: 'Panels' }).getByRole('button', { name }).click()

const menu =
  (name: RegExp) =>
  async ({ page }: Rollcall) => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('menu')).toBeVisible()
  }

test('nothing is in the way on the screens before the first session', async ({ rollcall }) => {
  await checkEach(rollcall, {
    'first start': ({ page }) => page.getByRole('button', { name: 'Add account…' }).waitFor(),
    'theme menu': menu(/^Theme/),
    'adding an account': async (at) => {
      await at.page.keyboard.press('Escape')
      await openForm(at)
    },
    'a refused account': async ({ page }) => {
      await nameAccount(page, 'Acme')
      await typeKey(page, { apiKey: 'nobody', secret: 'knows' })
      await dialog(page).getByRole('button', { name: 'Check and add' }).click()
    },
    help: async ({ page }) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Help' }).click()
    },
    palette: async ({ page }) => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('ControlOrMeta+k')
    }
  })
})

test('nothing is in the way on the screens of accounts, waiting and failing', async ({ signedIn, service }) => {
  await checkEach(signedIn, {
    'the list of accounts': ({ page }) => openAccounts(page),
    'adding one more': ({ page }) => dialog(page).getByRole('button', { name: 'Add an account' }).click(),
    loading: async ({ page }) => {
      await page.keyboard.press('Escape')
      service.fail('session', { kind: 'slow-head', delayMs: 'never' }, { times: 1 })
      await ask(page, DOCUMENTED.ended)
      await page.getByText('Asking VideoSDK for the session…').waitFor()
    },
    'a failure': async ({ page }) => {
      await page.getByRole('button', { name: 'Cancel' }).click()
      await ask(page, '000000000000000000000000')
      await page.getByRole('alert').waitFor()
    }
  })
})

const rich = generateSession({ seed: 4, participants: 12, media: true, oddities: true, id: 'rich-session' })

test('nothing is in the way on the timeline, whatever is asked of it', async ({ signedIn, service }) => {
  service.put(rich)
  await checkEach(signedIn, {
    timeline: (at) => fetchSession(at, 'rich-session'),
    'a lane and a moment chosen': inGrid('ArrowDown', 'ArrowDown', '.', '.'),
    'pointed at': ({ page }) =>
      lane(page, /./)
        .nth(3)
        .hover({ position: { x: 500, y: 12 } }),
    measured: inGrid('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'),
    marked: press('m', 'ArrowLeft', 'ArrowLeft', 'm'),
    'pinned and compared': inGrid('p', 'ArrowDown', 'o'),
    grouped: async ({ page }) => {
      await page.getByRole('button', { name: /^Group: / }).click()
      await page.getByRole('menuitemradio', { name: 'By mode' }).click()
    },
    'two clocks': async ({ page }) => {
      await page.getByRole('button', { name: /^Time zone:/ }).click()
      await page.getByRole('radio', { name: /^Second clock/ }).check()
      await page.getByRole('option', { name: 'UTC' }).first().click()
    },
    'compact lanes': async ({ page }) => {
      await page.getByRole('button', { name: 'View options' }).click()
      await page.getByRole('menuitemradio', { name: 'Compact lanes' }).click()
    },
    'lanes found': ({ page }) => page.getByRole('textbox', { name: 'Find a participant' }).fill('a'),
    'nobody left': async ({ page }) => {
      await page.getByRole('button', { name: /^Filter: / }).click()
      await page.getByRole('menuitem', { name: 'Another length…' }).click()
      await page.getByRole('textbox', { name: 'In room for less than' }).fill('1 s')
      await page.keyboard.press('Enter')
    }
  })
})

test('nothing is in the way in the panels, the table, the menus and the dialogs of a session', async ({
  signedIn,
  service
}) => {
  service.put(rich)
  await fetchSession(signedIn, 'rich-session')
  await inGrid('ArrowDown', '.', 'm', 'Shift+ArrowRight', 'm', 'o')(signedIn)
  await checkEach(signedIn, {
    details: tab('Details'),
    'roll call': tab('Roll call'),
    overlap: tab('Overlap'),
    'measure and marks': tab('Measure and marks'),
    'data notes': tab(/^Data notes/),
    'raw JSON': tab('Raw JSON'),
    'sort menu': menu(/^Sort: /),
    'group menu': menu(/^Group: /),
    'filter menu': menu(/^Filter: /),
    'view menu': menu(/^View options/),
    'zone control': async ({ page }) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Time zone/ }).click()
      await expect(page.getByRole('option').first()).toBeVisible()
    },
    'account menu': menu(/^Account: /),
    palette: press('Escape', 'ControlOrMeta+k'),
    'nothing found in the palette': ({ page }) => page.keyboard.insertText('no such thing'),
    'going to a time': press('Escape', 'g'),
    exporting: press('Escape', 'ControlOrMeta+e'),
    help: press('Escape', '?'),
    table: async ({ page }) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Close panel' }).click()
      await page.getByRole('button', { name: 'Table' }).click()
    },
    'a failure over a session': async ({ page }) => {
      await ask(page, '000000000000000000000000')
      await page.getByRole('alert').waitFor()
    }
  })
})

test('nothing is in the way where the sessions lie over one, or are hidden', async ({ signedIn }) => {
  await fetchSession(signedIn, DOCUMENTED.ended)
  const found: string[] = []
  for (const look of looks) {
    await take(signedIn, look)
    await signedIn.page.keyboard.press('ControlOrMeta+b')
    found.push(...(await violations(signedIn, 'the sessions', [look])))
  }
  expect(found).toEqual([])
})

test('nothing is in the way in a session without anybody, one of folded time, and one of 5,000', async ({
  signedIn,
  service
}) => {
  service.put({ ...standup, id: 'empty-session', participants: [] })
  service.put({ ...standup, id: 'folded-session', participants: standup.participants?.slice(-1) ?? [] })
  service.put(generateSession({ seed: 5, participants: 5_000, id: 'large-session' }))
  await checkEach(signedIn, {
    'nobody ever': (at) => fetchSession(at, 'empty-session'),
    folded: async (at) => {
      await fetchSession(at, 'folded-session')
      await at.page.getByRole('button', { name: 'View options' }).click()
      await at.page.getByRole('menuitemradio', { name: /1 m/ }).first().click()
    },
    '5,000 lanes': async (at) => {
      await fetchSession(at, 'large-session')
      await inGrid('End')(at)
    }
  })
})
