// The app's own scheme: whatever path is asked for, in however many disguises, what comes is a file of the bundle or nothing.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from '../rollcall/story'
import { effort } from '../../torture/effort'
import { noteFigure } from '../../torture/figures'
import { hostilePaths } from '../../torture/hostile-paths'
import { root } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })
test.describe.configure({ timeout: 180_000 })

const out = join(root, 'out')
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function bundledHashes(): Promise<ReadonlySet<string>> {
  const entries = await readdir(join(out, 'renderer'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return new Set(await Promise.all(files.map(async (path) => hashOf(await readFile(path)))))
}

test('no path of the app’s scheme gives a byte from outside of what was built for the window', async ({ rollcall }) => {
  const planted = `planted-${process.pid}.html`
  await writeFile(join(out, planted), 'planted beside the bundle')
  try {
    const named = [planted, 'main/index.js', 'preload/index.js', '../package.json', '../../etc/passwd']
    const count = effort({ test: 5_000, torture: 200_000 })
    const urls = fc.sample(hostilePaths(named), { numRuns: count, seed: 7 })
    const answers = await rollcall.app.evaluate(async ({ session }, urls) => {
      const ask = async (url: string) => {
        try {
          const answer = await session.defaultSession.fetch(url)
          return [answer.status, Buffer.from(await answer.arrayBuffer()).toString('base64')] as const
        } catch {
          return [0, ''] as const
        }
      }
      const answers: (readonly [number, string])[] = []
      while (answers.length < urls.length)
        answers.push(...(await Promise.all(urls.slice(answers.length, answers.length + 250).map(ask))))
      return answers
    }, urls)

    const bundled = await bundledHashes()
    const given = answers.filter(([, bytes]) => bytes !== '')
    const isForeign = (bytes: string) => bytes !== '' && !bundled.has(hashOf(Buffer.from(bytes, 'base64')))
    const foreign = answers.flatMap(([, bytes], index) => (isForeign(bytes) ? [urls[index]] : []))
    expect(foreign).toEqual([])
    expect(answers.filter(([status]) => ![0, 200, 404].includes(status))).toEqual([])
    // Some lead to files of the bundle in spite of their disguise, so that asking is known to work.
    expect(given.length).toBeGreaterThan(0)
    noteFigure(
      'IPC and page',
      `${urls.length.toLocaleString('en')} random paths of app://: ${given.length} gave a file of the bundle, the rest nothing, 0 a byte from outside`
    )
  } finally {
    await rm(join(out, planted), { force: true })
  }
})
