// Ten things that people come for, each within its limit of clicks and keys, and once more without a pointer.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { press, pressMenuKey, type, within } from '../rollcall/acts'
import { focusedLane, grid } from '../rollcall/lanes'
import { fetchSession, header, lane, sessionField, status, tabInFront, tabs } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { pointAt, visit } from '../rollcall/visit'
import { generateSession } from '../../videosdk/generator'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const withoutPointer = { withoutPointer: true } as const
const panel = (page: Page) => page.getByRole('region', { name: 'Panels' })
const detailsButton = (page: Page) => page.getByRole('button', { name: 'Details', exact: true })

test.describe('of a visit', () => {
  test.beforeEach(async ({ signedIn, service }) => {
    service.put(visit)
    await fetchSession(signedIn, 'visit-20481')
  })

  test('after a fetch, when Maria left and how long she was away in all, in three', async ({ signedIn }) => {
    const { page } = signedIn
    const isThere = async () => {
      await expect(panel(page)).toContainText('Away in all: 8 m 00.000 s, 2 drops (inferred)')
      await expect(panel(page)).toContainText(/First join → last leave: .* → 15:18:00/)
    }
    await within(signedIn, { most: 3, ...withoutPointer }, () => press(signedIn, 'ArrowDown', 'ArrowDown', 'Enter'))
    await isThere()
    await detailsButton(page).click()
    await press(signedIn, 'Home')
    await within(signedIn, { most: 3 }, async () => {
      await lane(page, 'Maria').click({ position: { x: 60, y: 10 } })
      await detailsButton(page).click()
    })
    await isThere()
  })

  test('her second drop with what happened beside it, in two', async ({ signedIn }) => {
    const { page } = signedIn
    const lines = panel(page).getByRole('listbox', { name: 'Recorded of Maria' }).getByRole('option')
    const isThere = async () => {
      const texts = await lines.allInnerTexts()
      const selected = await lines.evaluateAll((all) => all.findIndex((each) => each.ariaSelected === 'true'))
      expect(texts[selected]).toMatch(/^away.*15:00:00/s)
      await expect(lines.nth(selected)).toBeInViewport()
      expect(texts[selected - 1]).toContain('Connection lost')
      expect(texts[selected + 1]).toMatch(/^in room/)
    }
    await within(signedIn, { most: 2, ...withoutPointer }, () => press(signedIn, '[', 'Enter'))
    await isThere()
    await detailsButton(page).click()
    await press(signedIn, 'Escape', 'Escape')
    await within(signedIn, { most: 2 }, async () => {
      await page.mouse.click(...(await pointAt(signedIn, 'Maria', 23 / 40)))
      await detailsButton(page).click()
    })
    await isThere()
  })

  test('the clock of Vancouver by a part of its name, in two and the name', async ({ signedIn }) => {
    const { page } = signedIn
    const zone = page.getByRole('button', { name: /^Time zone:/ })
    await within(signedIn, { most: 2, texts: 1, ...withoutPointer }, async () => {
      await press(signedIn, 'Control+k')
      await type(signedIn, 'vanc')
      await press(signedIn, 'Enter')
    })
    await expect(zone).toHaveAccessibleName('Time zone: America/Vancouver')
    await expect(header(page)).toContainText('05:40:00')
    await press(signedIn, 'Control+k')
    await type(signedIn, 'local time')
    await press(signedIn, 'Enter')
    await expect(zone).toHaveAccessibleName('Time zone: Europe/Berlin, your own')
    await within(signedIn, { most: 2, texts: 1 }, async () => {
      await zone.click()
      await type(signedIn, 'vanc')
      await page.getByRole('option', { name: /Vancouver/ }).click()
    })
    await expect(zone).toHaveAccessibleName('Time zone: America/Vancouver')
  })

  test('only her lane in a file, without anybody else’s name, in four', async ({ signedIn, profile }) => {
    const { page } = signedIn
    const dialog = page.getByRole('dialog', { name: 'Export' })
    const isThere = async (folder: string) => {
      await expect(dialog.getByRole('status')).toHaveText(/^Saved/)
      const [name = '', ...others] = await readdir(folder)
      expect(others).toEqual([])
      const text = await readFile(join(folder, name), 'utf8')
      expect(text).toMatch(/^Maria: in room /m)
      expect(`${name} ${text}`).not.toMatch(/Amina|Wei|am1|we1/)
      await press(signedIn, 'Escape')
    }
    const [first, second] = [join(profile, 'first'), join(profile, 'second')]
    await Promise.all([mkdir(first), mkdir(second)])
    await signedIn.saveIn(first)
    await within(signedIn, { most: 4 }, async () => {
      await lane(page, 'Maria').click({ position: { x: 60, y: 10 } })
      await press(signedIn, 'Control+e')
      await dialog.getByRole('radio', { name: /^Short text/ }).click()
      await dialog.getByRole('button', { name: 'Save…' }).click()
    })
    await isThere(first)
    await press(signedIn, 'Home')
    await signedIn.saveIn(second)
    await within(signedIn, { most: 4, ...withoutPointer }, () => press(signedIn, 'ArrowDown', 'Control+e', 'Enter'))
    await isThere(second)
  })

  test('a picture of her lane in the clipboard, in three', async ({ signedIn }) => {
    const { app, page } = signedIn
    const isThere = async () => {
      await expect(status(page).locator('.said')).toContainText('The name of Maria goes out; 2 others are left out.')
      expect(await app.evaluate(({ clipboard }) => (clipboard as unknown as OldClipboard).readImage().isEmpty())).toBe(
        false
      )
    }
    const clear = () => app.evaluate(({ clipboard }) => clipboard.clear())
    await clear()
    await within(signedIn, { most: 3, ...withoutPointer }, () => press(signedIn, 'ArrowDown', 'ArrowDown', 'c'))
    await isThere()
    await press(signedIn, 'Home')
    await clear()
    await within(signedIn, { most: 3 }, async () => {
      await lane(page, 'Maria').click({ position: { x: 60, y: 10 } })
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await page.getByRole('menuitem', { name: /^Copy a picture/ }).click()
    })
    await isThere()
  })

  test('a moment that is typed as 3 pm, in two and the text', async ({ signedIn }) => {
    const { page } = signedIn
    const crosshair = page.locator('.flag')
    await within(signedIn, { most: 2, texts: 1, ...withoutPointer }, async () => {
      await press(signedIn, 'g')
      await type(signedIn, '3 pm')
      await press(signedIn, 'Enter')
    })
    await expect(crosshair).toContainText('15:00:00.000')
    await press(signedIn, 'Escape')
    await expect(crosshair).toHaveCount(0)
    await within(signedIn, { most: 2, texts: 1 }, async () => {
      await page.getByRole('button', { name: 'Go to a time' }).click()
      await type(signedIn, '3 pm')
      await page.getByRole('button', { name: 'Go there' }).click()
    })
    await expect(crosshair).toContainText('15:00:00.000')
  })

  test('from the field for the session to the lanes by Tab, in six', async ({ signedIn }) => {
    const { page } = signedIn
    await sessionField(page).focus()
    await within(signedIn, { most: 6, ...withoutPointer }, async () => {
      for (let turn = 0; turn < 10; turn++) {
        if (await grid(page).evaluate((one) => one === document.activeElement)) return
        await press(signedIn, 'Tab')
      }
    })
    await expect(grid(page)).toBeFocused()
  })
})

interface OldClipboard {
  readonly readImage: () => { readonly isEmpty: () => boolean }
}

test('from a first start to the sample, in one', async ({ start, profile }) => {
  const isRead = async ({ page }: Rollcall) => {
    await expect(header(page).getByRole('heading')).toHaveText('sample-consultation')
    await expect(lane(page, 'Yusuf Demir')).toBeVisible()
  }
  const keyboard = await start({ profile: join(profile, 'keyboard') })
  await within(keyboard, { most: 1, ...withoutPointer }, () => press(keyboard, 'Enter'))
  await isRead(keyboard)
  await keyboard.close()
  const pointer = await start({ profile: join(profile, 'pointer') })
  await within(pointer, { most: 1 }, () => pointer.page.getByRole('button', { name: 'See the sample session' }).click())
  await isRead(pointer)
})

test('three files at once and the second one in front, in three', async ({ start, profile }) => {
  const paths = ['room-a', 'room-b', 'room-c'].map((room) => join(profile, `${room}.json`))
  await Promise.all(
    paths.map((path, nth) =>
      writeFile(path, JSON.stringify({ ...visit, id: `visit-${nth}`, customRoomId: path.slice(-11, -5) }))
    )
  )
  const begun = async (name: string) => {
    const rollcall = await start({ profile: join(profile, name) })
    await rollcall.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
    }, paths)
    return rollcall
  }
  const isInFront = async ({ page }: Rollcall) => {
    await expect(tabs(page)).toHaveText([/room-a/, /room-b/, /room-c/])
    await expect(tabInFront(page)).toContainText('room-b')
    await expect(header(page).getByRole('heading')).toHaveText('room-b')
  }
  const keyboard = await begun('keyboard')
  await within(keyboard, { most: 3, ...withoutPointer }, async () => {
    await pressMenuKey(keyboard, 'O')
    await expect(tabs(keyboard.page)).toHaveCount(3)
    await press(keyboard, 'Control+2')
  })
  await isInFront(keyboard)
  await keyboard.close()
  const pointer = await begun('pointer')
  await within(pointer, { most: 3 }, async () => {
    await pointer.page.getByRole('button', { name: 'Open files' }).click()
    await tabs(pointer.page).nth(1).click()
  })
  await isInFront(pointer)
})

test('one of 5,000 found, and the crowd around without words, in three and the name', async ({ signedIn, service }) => {
  const { page } = signedIn
  const session = generateSession({ seed: 5, participants: 5_000, id: 'crowd-session' })
  Object.assign(session.participants?.[2_500] ?? {}, { name: 'Zebulon Quince' })
  service.put(session)
  await fetchSession(signedIn, 'crowd-session')
  const isThere = async () => {
    expect(await focusedLane(page)).toBe('Zebulon Quince')
    await expect(lane(page, 'Zebulon Quince')).toBeInViewport({ ratio: 1 })
    const { y: top = 0, height = 0 } = (await page.locator('.plot > .scroller').boundingBox()) ?? {}
    const all = page.locator('.row.crowded')
    const tops = await all.evaluateAll((rows) => rows.map((each) => each.getBoundingClientRect().y))
    const inView = tops.filter((y) => y >= top && y < top + height)
    expect(inView.length).toBeGreaterThan(200)
  }
  await within(signedIn, { most: 3, texts: 1, ...withoutPointer }, async () => {
    await press(signedIn, 'Control+f')
    await type(signedIn, 'zebulon')
    await press(signedIn, 'Escape', 'v')
  })
  await isThere()
  await press(signedIn, 'v', 'Home')
  await within(signedIn, { most: 3, texts: 1 }, async () => {
    await page.getByRole('textbox', { name: 'Find a participant' }).click()
    await type(signedIn, 'zebulon')
    await page.getByRole('button', { name: 'View options' }).click()
    await page.getByRole('menuitemradio', { name: /^Crowd/ }).click()
  })
  await isThere()
})
