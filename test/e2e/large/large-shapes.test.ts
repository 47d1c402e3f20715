// Large bodies of unusual shapes: whatever a body is full of, the window answers while it opens, finds, steps and shows details.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { drop } from '../files/dropping'
import { watchTasks } from '../rollcall/tasks'
import { header } from '../rollcall/steps'

/** In the long form as much as fits into 64 MiB. */
const size = effort({ test: 1 / 4, torture: 1 })
const startMs = Date.parse('2024-05-14T13:00:00.000Z')
const iso = (ms: number) => new Date(startMs + ms).toISOString()

test.use({ keyringState: 'no-bus' })
test.setTimeout(effort({ test: 90_000, torture: 240_000 }))

interface Shape {
  readonly participants: readonly string[]
  /** The figures of the header once it is open. */
  readonly says: string
}

const shapes: Readonly<Record<string, () => Shape>> = {
  'participants without times': () => {
    const count = 900_000 * size
    return { participants: listOf(count, (index) => person(index, [])), says: `${grouped(count)} participants` }
  },
  'intervals of one participant': () => {
    const count = 600_000 * size
    const long = person(
      1,
      listOf(count, (index) => interval(index * 10, index * 10 + 5))
    )
    return { participants: [long, person(2, [interval(0, 6_000_000)])], says: '1 person dropped and came back' }
  },
  'intervals that end before they begin': () => {
    const each = 1000
    const people = 720 * size
    const person_ = (index: number) =>
      person(
        index,
        listOf(each, (at) => interval(index + at * 7_000, index + at * 7_000 - 1_000))
      )
    return { participants: listOf(people, person_), says: `${grouped(people)} participants` }
  }
}

test('the window does not freeze whatever a large body is full of', async ({ rollcall, profile }) => {
  const { page } = rollcall
  const path = join(profile, 'shape.json')
  const grid = page.getByRole('grid', { name: 'Participants' })
  const tasks = watchTasks(rollcall)
  for (const [shape, make] of Object.entries(shapes)) {
    const during = (what: string, act: () => Promise<unknown>) => tasks.during(`${shape}: ${what}`, act)
    const { participants, says } = make()
    await writeFile(path, bodyOf(participants))
    await during('opening', async () => {
      await drop(rollcall, [path])
      await expect(header(page)).toContainText(says, { timeout: 60_000 })
    })
    await during('finding', async () => {
      await page.locator('#find').click()
      await page.keyboard.type('77')
    })
    await during('clearing what was looked for', () => page.keyboard.press('Escape'))
    await during('stepping to what is odd', () => page.keyboard.press(']'))
    await during('comparing', async () => {
      await grid.focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('o')
    })
    const details = page.getByRole('region', { name: 'Panels' }).getByRole('button', { name: /^Details/ })
    await during('details', () => details.click())
    await expect(page.getByRole('button', { name: 'Next participant' })).toBeVisible()
    await details.click()
    await rm(path)
  }
  const { words, tooLong } = await tasks.outcome()
  noteFigure(
    'Decode',
    `large bodies of ${Object.keys(shapes).length} odd shapes (${grouped(900_000 * size)} participants without times, ${grouped(600_000 * size)} intervals of one, ${grouped(720_000 * size)} that end before they begin) were opened, searched, stepped through, compared and read in detail; ${words}`
  )
  expect(tooLong).toEqual([])
})

function listOf<T>(length: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length }, (_, index) => make(index))
}

function interval(fromMs: number, toMs: number): string {
  return `{"start":"${iso(fromMs)}","end":"${iso(toMs)}"}`
}

function person(index: number, timelog: readonly string[]): string {
  return `{"participantId":"p${index}","name":"Ann ${index}","timelog":[${timelog.join()}]}`
}

function bodyOf(participants: readonly string[]): string {
  const head = `"id":"64646464aaaabbbbccccdddd","roomId":"abcd-efgh-ijkl","start":"${iso(0)}","end":"${iso(7_200_000)}"`
  return `{${head},"status":"ended","participants":[${participants.join()}]}`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
