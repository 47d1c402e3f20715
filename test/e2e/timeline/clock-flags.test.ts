// The marks of a change of clocks and the crosshair's time, in the window: where dates are really painted, nothing lies over them.
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { chooseZone } from '../rollcall/steps'
import { expect, test } from '../rollcall/story'
import { drop } from '../files/dropping'
import { root } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Axis {
  readonly dates: Box[]
  readonly times: Box[]
  /** The dashed lines. */
  readonly lines: Box[]
}

/** What is painted on the axis from now on, in pixels of the window. */
async function watchAxis(page: Page): Promise<() => Promise<Axis>> {
  await page.evaluate(() => {
    const painted: Axis = { dates: [], times: [], lines: [] }
    Object.assign(window, { painted })
    const { clearRect, fillText, moveTo, lineTo } = CanvasRenderingContext2D.prototype
    type Context = CanvasRenderingContext2D
    const isAxis = ({ canvas }: Context) => canvas.classList.contains('axis')
    const inWindow = (context: Context, x: number, y: number) => {
      const { left, top } = context.canvas.getBoundingClientRect()
      const at = context.getTransform().transformPoint({ x, y })
      return { x: left + at.x / devicePixelRatio, y: top + at.y / devicePixelRatio }
    }
    let from = { x: 0, y: 0 }
    Object.assign(CanvasRenderingContext2D.prototype, {
      clearRect(this: Context, ...at: [number, number, number, number]) {
        if (isAxis(this)) painted.dates.length = painted.times.length = painted.lines.length = 0
        clearRect.call(this, ...at)
      },
      fillText(this: Context, text: string, x: number, y: number) {
        const isDate = /^(\d+ \w{3} )?\d{4}$/.test(text)
        if (isAxis(this) && (isDate || /^\d\d:\d\d$/.test(text))) {
          const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = this.measureText(text)
          const at = inWindow(this, x, y)
          const [top, bottom] = [at.y - actualBoundingBoxAscent, at.y + actualBoundingBoxDescent]
          const words = isDate ? painted.dates : painted.times
          words.push({ left: at.x, right: at.x + width, top, bottom })
        }
        fillText.call(this, text, x, y)
      },
      moveTo(this: Context, x: number, y: number) {
        from = inWindow(this, x, y)
        moveTo.call(this, x, y)
      },
      lineTo(this: Context, x: number, y: number) {
        const to = inWindow(this, x, y)
        if (isAxis(this) && this.getLineDash().length > 0)
          painted.lines.push({ left: from.x - 0.5, right: to.x + 0.5, top: from.y, bottom: to.y })
        lineTo.call(this, x, y)
      }
    })
  })
  return () => page.evaluate(() => (window as unknown as { painted: Axis }).painted)
}

const touch = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

function boxesOf(all: Locator): Promise<Box[]> {
  return all.evaluateAll((found) => found.map((each) => each.getBoundingClientRect().toJSON() as Box))
}

for (const [file, flags] of [
  ['22-dst-autumn', ['clocks −1 h']],
  ['21-stray-year', ['clocks +1 h', 'clocks −1 h', 'clocks +1 h', 'clocks −1 h']]
] as const)
  test(`nothing that marks a change of clocks covers a date: ${file}`, async ({ rollcall }) => {
    const { page, idle } = rollcall
    const axis = await watchAxis(page)
    await drop(rollcall, [join(root, `test/fixtures/clocks/${file}.json`)])
    await idle()
    await expect(page.locator('.jump')).toHaveText(flags)
    const flagged = await boxesOf(page.locator('.jump, .lead'))
    const { dates, lines } = await axis()
    expect(dates.length).toBeGreaterThan(1)
    expect(lines).toHaveLength(flags.length)
    expect(dates.filter((date) => [...flagged, ...lines].some((mark) => touch(mark, date)))).toEqual([])
  })

for (const file of ['22-dst-autumn', '21-stray-year'] as const)
  test(`wherever the crosshair stands, neither it nor its time covers a date or a time of the ruler: ${file}`, async ({
    rollcall
  }) => {
    const { page, idle } = rollcall
    const axis = await watchAxis(page)
    await drop(rollcall, [join(root, `test/fixtures/clocks/${file}.json`)])
    await chooseZone(rollcall, 'utc', 'Second clock')
    const ruler = await page.getByRole('img', { name: 'Time axis' }).boundingBox()
    const { x = 0, y = 0, width = 0 } = ruler ?? {}
    const covered: string[] = []
    for (let share = 0; share <= 1; share += 0.05) {
      await page.mouse.move(x + 2 + share * (width - 4), y + 100)
      await idle()
      const flags = page.locator('.over .flag')
      await expect(flags).toHaveCount(2)
      const over = await boxesOf(page.locator('.over > :not(.moment, .tips), .over .flag'))
      const { dates, times } = await axis()
      expect(dates.length).toBeGreaterThan(1)
      if ([...dates, ...times].some((date) => over.some((box) => touch(box, date)))) covered.push(share.toFixed(2))
    }
    expect(covered).toEqual([])
  })
