// The app's processes: which one makes the keychain's calls, whether one has ended, and quitting.
import type { Rollcall } from './rollcall'

/** The processes that make the keychain's calls: one, or none before it is needed. */
export async function keychainPids({ app }: Rollcall): Promise<readonly number[]> {
  const metrics = await app.evaluate(({ app }) => app.getAppMetrics().map(({ name, pid }) => ({ name, pid })))
  return metrics.filter(({ name }) => name === 'Rollcall keychain').map(({ pid }) => pid)
}

export function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

/** Quits the app as its menu does, and gives how many milliseconds that took. */
export async function quit({ app }: Rollcall): Promise<number> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  const startMs = performance.now()
  await app.evaluate(({ app }) => app.quit()).catch(() => undefined)
  await ended
  return performance.now() - startMs
}
