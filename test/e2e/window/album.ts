// Pictures of the window that are the same on every machine, compared with those that are kept for its Chromium.
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { root, type Rollcall, type StartOptions } from '../rollcall/rollcall'
import { twoFrames } from '../rollcall/steps'

/** Takes a picture of the window as it stands, once nothing is pending. */
export type Shoot = (name: string) => Promise<void>
type Picture = readonly [name: string, png: Buffer]

const kept = join(root, 'test/e2e/pictures')
const renew = 'npm run e2e -- pictures --update-snapshots'

/** No other fonts, no screen's own scale and colours, no graphics card. */
const switches = ['--force-device-scale-factor=1', '--force-color-profile=srgb', '--disable-lcd-text', '--disable-gpu']
const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf']

/**
 * Tells a story in a fresh Rollcall and compares its pictures with those that are kept.
 * Each Chromium draws in its own way: for one without kept pictures the story is told twice, and both must look the same.
 */
export async function album(
  start: (options: StartOptions) => Promise<Rollcall>,
  profile: string,
  story: (rollcall: Rollcall, shoot: Shoot) => Promise<void>
): Promise<void> {
  const env = process.platform === 'linux' ? await fontsIn(join(profile, 'fonts')) : {}
  const open = async (nth: string) => {
    // No service: its port, which is on screen, is another each time.
    const rollcall = await start({ profile: join(profile, nth), switches, env, origin: null })
    await rollcall.page.emulateMedia({ reducedMotion: 'reduce' })
    await holdTime(rollcall)
    if (process.platform === 'linux') expect(await fontOf(rollcall)).toBe('DejaVu Sans')
    return rollcall
  }
  const first = await open('first')
  const folder = `${process.platform}-chromium-${await chromiumOf(first)}`
  const isRenewed = ['all', 'changed'].includes(test.info().config.updateSnapshots)
  if (isRenewed || existsSync(join(kept, folder))) {
    await story(first, async (name) => {
      await rest(first)
      await expect.soft(first.page).toHaveScreenshot([folder, `${name}.png`], { timeout: 30_000 })
    })
    return
  }
  console.log(`No pictures are kept in ${folder}: comparing two launches instead. To keep some: ${renew}`)
  const once = await picturesOf(first, story)
  await first.close()
  const second = await open('second')
  const again = new Map(await picturesOf(second, story))
  for (const [name, png] of once) await compare(second, name, png, again.get(name) ?? Buffer.alloc(0))
}

/** However long a story takes, what it opened was opened now, and what was said a while ago still stands there. */
async function holdTime({ page }: Rollcall): Promise<void> {
  await page.evaluate(() => {
    const { setTimeout: later } = window
    const soon = (work: () => void, afterMs = 0) => (afterMs < 1000 ? later(work, afterMs) : 0)
    Object.assign(window, { setTimeout: soon, setInterval: () => 0 })
  })
}

/** What the environment needs for the fonts of the pictures: a folder with nothing else. */
async function fontsIn(folder: string): Promise<Record<string, string>> {
  const all = await readdir('/usr/share/fonts', { recursive: true })
  await mkdir(folder)
  for (const font of fonts) {
    const path = all.find((path) => basename(path) === font)
    if (path === undefined) throw new Error(`${font}, which the pictures are drawn with, is not in /usr/share/fonts`)
    await copyFile(join('/usr/share/fonts', path), join(folder, font))
  }
  const file = join(folder, 'fonts.conf')
  const template = await readFile(join(kept, 'fonts.conf'), 'utf8')
  await writeFile(file, template.replace('CACHE_FOLDER', join(folder, 'cache')))
  return { FONTCONFIG_FILE: file }
}

async function picturesOf(
  rollcall: Rollcall,
  story: (rollcall: Rollcall, shoot: Shoot) => Promise<void>
): Promise<readonly Picture[]> {
  const pictures: Picture[] = []
  await story(rollcall, async (name) => {
    await rest(rollcall)
    pictures.push([name, await rollcall.page.screenshot({ animations: 'disabled' })])
  })
  return pictures
}

async function compare({ app }: Rollcall, name: string, first: Buffer, second: Buffer): Promise<void> {
  const images = [first.toString('base64'), second.toString('base64')]
  const otherPixels = await app.evaluate(({ nativeImage }, [one = '', two = '']) => {
    const bitmapOf = (png: string) => nativeImage.createFromBuffer(Buffer.from(png, 'base64')).toBitmap()
    const [a, b] = [bitmapOf(one), bitmapOf(two)]
    const others = new Set<number>()
    for (let byte = 0; byte < Math.max(a.length, b.length); byte++)
      // Round corners come out a little differently from launch to launch; NaN where only one picture has a pixel.
      if (!(Math.abs((a[byte] ?? NaN) - (b[byte] ?? NaN)) <= 5)) others.add(byte >> 2)
    return others.size
  }, images)
  if (otherPixels > 20)
    for (const [which, png] of Object.entries({ first, second })) {
      const path = test.info().outputPath(`${name}-${which}.png`)
      await writeFile(path, png)
      await test.info().attach(`${name}, ${which} launch`, { path })
    }
  expect.soft(otherPixels, `pixels of ${name} that differ between two launches`).toBeLessThanOrEqual(20)
}

/**
 * Nothing is pending, and what was decided last is on screen. Nothing has the focus: the system gives it to one window at a
 * time, and other stories have theirs, so that its ring would come and go.
 */
async function rest({ page, idle }: Rollcall): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await idle()
  await page.evaluate(twoFrames)
  await idle()
}

async function chromiumOf({ app }: Rollcall): Promise<string> {
  const version = await app.evaluate(() => process.versions['chrome'])
  return version?.split('.')[0] ?? 'unknown'
}

/** The font that the letters of the window are really drawn with. */
async function fontOf({ page }: Rollcall): Promise<string | undefined> {
  const devtools = await page.context().newCDPSession(page)
  try {
    await devtools.send('DOM.enable')
    await devtools.send('CSS.enable')
    const { root: document } = await devtools.send('DOM.getDocument')
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: document.nodeId, selector: 'button' })
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
    return fonts[0]?.familyName
  } finally {
    await devtools.detach()
  }
}
