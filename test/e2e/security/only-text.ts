// Looks whether the texts of others, wherever the window shows them, are read and do nothing else.
import type { Page } from '@playwright/test'
import { oneLine } from '../../../renderer/words/plain-text'
import { expect } from '../rollcall/story'
import { twoFramesIn } from '../rollcall/steps'

/** A text as a reader sees it, on one line. */
export function asRead(written: string): string {
  return oneLine(written.replace(/\p{Cs}/gu, '\ufffd'))
}

/** As much of it as every screen has room for in its elements; empty for what nobody sees. */
export function seen(written: string): string {
  return asRead(written).slice(0, 40)
}

/** All that the page says, in elements and in the attributes that are read out, while whatever scrolls is scrolled to its end. */
async function readAll(page: Page): Promise<string> {
  const said = await page.evaluate(
    async (painted) => {
      const said = new Set<string>()
      const read = () => {
        for (const element of document.querySelectorAll('*')) {
          for (const node of element.childNodes) if (node instanceof Text) said.add(node.data.slice(0, 300))
          for (const name of ['aria-label', 'aria-description', 'title'])
            said.add(element.getAttribute(name)?.slice(0, 300) ?? '')
          if (element instanceof HTMLInputElement) said.add(element.value)
        }
      }
      read()
      for (const element of document.querySelectorAll('*')) {
        if (!/auto|scroll/.test(getComputedStyle(element).overflowY)) continue
        for (let step = 0; step < 60 && element.scrollTop + element.clientHeight < element.scrollHeight - 1; step++) {
          element.scrollTop += element.clientHeight
          await painted()
          read()
        }
        element.scrollTop = 0
      }
      return [...said]
    },
    await twoFramesIn(page)
  )
  return said.map(asRead).join('\n')
}

/** Nothing ran, loaded, led anywhere or came to be that would; nothing is wider than the window or scrolls sideways. */
export async function expectOnlyText(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const dangerous =
      'iframe, object, embed, base, meta[http-equiv], form[action], body script, body style, a[href], use'
    const all = [...document.querySelectorAll<HTMLElement>('*')]
    const isHandled = (element: Element) => [...element.attributes].some(({ name }) => name.startsWith('on'))
    return {
      hasRun: 'hasRun' in window,
      title: document.title,
      dangerous: document.querySelectorAll(`${dangerous}, img`).length,
      handled: all.filter(isHandled).length,
      wide: all
        .filter((each) => each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX))
        .filter((each) => each.scrollWidth > each.clientWidth + 1)
        .map((each) => `${each.localName}.${each.className} ${each.scrollWidth} > ${each.clientWidth}`)
    }
  })
  // The raw JSON is shown line by line as it is, however long they are.
  const wide = where === 'raw JSON' ? found.wide : []
  expect(found, where).toEqual({ hasRun: false, title: 'Rollcall', dangerous: 0, handled: 0, wide })
}

/** The texts that a screen does not say. */
export async function missingIn(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const said = await readAll(page)
  return texts.map(seen).filter((each) => !said.includes(each))
}

/** Everything that a page which ran or loaded something would say or do, from now on. */
export function watch(page: Page): string[] {
  const said: string[] = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => said.push(`dialog: ${dialog.message()}`))
  page.on('request', (request) => said.push(`request: ${request.url()}`))
  return said
}

/** Of what a page that is watched said and did: it loaded nothing but the app's own files and what it made itself, and said nothing. */
export function expectNothingElse(said: readonly string[]): void {
  expect(said.filter((each) => !/^request: (?:app|data|blob):/.test(each))).toEqual([])
}
