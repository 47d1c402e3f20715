// Waits for what begins only after a while, as it does when the system is asked first.
import type { Rollcall } from './rollcall'

/** Does something that makes the app busy sooner or later, and waits until it was busy and is no more. */
export async function untilDone({ page }: Pick<Rollcall, 'page'>, act: () => Promise<unknown>): Promise<void> {
  const watch = await page.evaluateHandle(() => {
    const { documentElement: root } = document
    const idleAgain = new Promise<void>((done) => {
      const observer = new MutationObserver(() => {
        if (root.dataset['idle'] !== 'true') return
        observer.disconnect()
        done()
      })
      observer.observe(root, { attributeFilter: ['data-idle'] })
    })
    return { idleAgain }
  })
  await act()
  await watch.evaluate(({ idleAgain }) => idleAgain)
  await watch.dispose()
}
