// How the main states look, to the pixel: pictures with a font, a scale and a size of their own, compared with those kept.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseZone, lane } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import type { ApiInterval, ApiParticipant, ApiSession } from '../../videosdk/api-session'
import { generateSession } from '../../videosdk/generator'
import { album } from './album'
import { grid, standup } from '../rollcall/lanes'
import { looks, take } from './looks'
import { root, type Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })
test.describe.configure({ timeout: 180_000 })

const [light] = looks
const dark = { ...light, theme: 'dark' } as const
const narrow = { ...light, width: 640, height: 480 } as const

async function press({ page, idle }: Rollcall, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
  await idle()
}

async function inGrid(rollcall: Rollcall, ...keys: readonly string[]): Promise<void> {
  await grid(rollcall.page).focus()
  await press(rollcall, ...keys)
}

/** Chooses from a menu by the keyboard's focus: the pointer would stay over what it clicked. */
async function choose({ page, idle }: Rollcall, menu: RegExp, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu }).press('Enter')
  await page.getByRole('menuitemradio', { name: item }).press('Enter')
  await idle()
}

async function drop({ page, idle }: Rollcall, file: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data })
  await devtools.detach()
  // Away from the lanes: one that lies under the pointer shows its buttons.
  await page.mouse.move(640, 795)
  await idle()
}

test('a session looks as it did: light, dark, measured, compared, with its panels, and in a narrow window', async ({
  start,
  profile
}) => {
  await album(start, profile, async (rollcall, shoot) => {
    const { page } = rollcall
    await take(rollcall, light)
    await drop(rollcall, join(root, 'test/fixtures/api/media-events.json'))
    await shoot('timeline-light')
    await take(rollcall, dark)
    await shoot('timeline-dark')
    await take(rollcall, light)
    await inGrid(rollcall, '.', 'x', '.', 'x', 'Shift+M')
    await page.keyboard.insertText('first stay')
    await press(rollcall, 'Enter', 'Escape', '.', 'm', 'x', '.', 'x')
    await shoot('measured-and-marked')
    await press(rollcall, 'Escape', 'ArrowDown', 'o')
    await shoot('compared-with-one')
    await press(rollcall, 'r')
    await shoot('roll-call')
    await page.getByRole('button', { name: 'Details', exact: true }).press('Enter')
    await shoot('details')
    await take(rollcall, narrow)
    await shoot('narrow')
  })
})

const stay = (start: string, end: string): ApiInterval => ({
  start: `2026-03-${start}:00.000Z`,
  end: `2026-03-${end}:00.000Z`
})
const person = (name: string, ...timelog: ApiInterval[]): ApiParticipant => ({ participantId: name, name, timelog })

/** An evening, hours in which nobody is in, and the night in which the clocks change. */
const springNight: ApiSession = {
  id: 'spring-night',
  roomId: 'abcd-efgh-ijkl',
  status: 'ended',
  ...stay('28T17:00', '29T03:00'),
  participants: [
    person('Alma', stay('28T17:00', '28T18:10'), stay('29T00:20', '29T03:00')),
    person('Bo', stay('28T17:20', '28T17:50'), stay('29T00:30', '29T01:30')),
    person('Chiara', stay('29T00:45', '29T02:40'))
  ]
}

test('the rest looks as it did: first start, failure, groups, dialogs, two clocks and folded time, 5,000 lanes', async ({
  start,
  profile
}) => {
  const fileOf = async (name: string, content: string) => {
    const path = join(profile, name)
    await writeFile(path, content)
    return path
  }
  const broken = await fileOf('broken.json', '{"data": [')
  const meeting = await fileOf('standup.json', JSON.stringify(standup))
  const night = await fileOf('spring-night.json', JSON.stringify(springNight))
  const large = generateSession({ seed: 5, participants: 5_000, id: 'large-session' })
  const crowd = await fileOf('large.json', JSON.stringify(large))
  await album(start, profile, async (rollcall, shoot) => {
    const { page } = rollcall
    await take(rollcall, light)
    await shoot('first-start')
    await drop(rollcall, broken)
    await shoot('failure')

    await drop(rollcall, meeting)
    await choose(rollcall, /^Group: /, 'By mode')
    await inGrid(rollcall, 'End', 'p', 'Home', 'ArrowDown')
    await expect(lane(page, 'Dana')).toHaveCount(1)
    await shoot('grouped-and-pinned')
    await press(rollcall, 'ControlOrMeta+k')
    await page.keyboard.insertText('an')
    await shoot('palette')
    await press(rollcall, 'Escape', 'ControlOrMeta+e')
    await shoot('export')
    await press(rollcall, 'Escape', '?')
    await shoot('help')
    await press(rollcall, 'Escape')

    await drop(rollcall, night)
    await choose(rollcall, /^View options/, 'Over 15 min')
    await chooseZone(rollcall, 'utc', 'Second clock')
    await inGrid(rollcall, 'Home', '.', '.')
    await shoot('two-clocks-and-folded')

    await drop(rollcall, crowd)
    // Whether a lane has the focus must not depend on which window the system gave it to meanwhile.
    await inGrid(rollcall, 'Home')
    await shoot('large')
  })
})
