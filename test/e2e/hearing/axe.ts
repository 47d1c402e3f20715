// What axe has against the window as it stands, in both themes, 640 px wide and at 200 %.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { looks, take, type Look } from '../window/looks'
import type { Rollcall } from '../rollcall/rollcall'

/** The rules whose answer changes with the colours and with the room that there is; the others are asked once a screen. */
const rulesOfLooks = ['color-contrast', 'scrollable-region-focusable']
/** The whole window is an application, which axe takes for a landmark that others must not be in; one of a desktop's is not. */
const rulesOfPages = ['landmark-main-is-top-level', 'landmark-contentinfo-is-top-level']
/** What lies over all else, which has been asked about on the screens before. */
const overlays = ['dialog[open]', '[role="menu"]', 'nav.over']

/** One line for each thing and rule; leaves the window in the first look. */
export async function violations(
  rollcall: Rollcall,
  screen: string,
  inLooks: readonly Look[] = looks
): Promise<readonly string[]> {
  const found: string[] = []
  const { page } = rollcall
  for (const look of inLooks) {
    await take(rollcall, look)
    const axe = (await axeIn(page)).include(await newestOn(page))
    const { violations: rules } = await (
      look === inLooks[0] ? axe.disableRules(rulesOfPages) : axe.withRules(rulesOfLooks)
    ).analyze()
    for (const { id, nodes } of rules)
      for (const { target, any, all, none } of nodes) {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
        found.push(`${screen}, ${look.name}: ${id} at ${target.join(' ')}: ${why}`)
      }
  }
  await take(rollcall, looks[0])
  return found
}

async function newestOn(page: Page): Promise<string> {
  for (const selector of overlays) if ((await page.locator(selector).count()) > 0) return selector
  return 'html'
}

/** The half megabyte of axe is sent to a page once: most of the time would go there. */
async function axeIn(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in window)
  return new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
}
