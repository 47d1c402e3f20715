// Files that are dropped on the window, as the system does it.
import type { Rollcall } from '../rollcall/rollcall'

/** Drops files on the middle of the window, and waits until the last of them is open. */
export async function drop({ page, idle }: Rollcall, files: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data })
  await devtools.detach()
  await idle()
}
