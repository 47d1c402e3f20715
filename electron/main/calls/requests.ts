// Lets the window cancel what it asked for: the answer comes at once, whatever the work behind it does.

import { fail, type Result } from '../../shared/result'

export class Requests {
  readonly #running = new Map<string, AbortController>()

  /** Runs cancellable work under the window's id for it; answers `cancelled` the moment that it is cancelled. */
  async run<T>(requestId: string, work: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#running.has(requestId)) throw new Error('A request id was used twice')
    const controller = new AbortController()
    this.#running.set(requestId, controller)
    const { signal } = controller
    const cancelled = new Promise<Result<T>>((resolve) => {
      signal.addEventListener('abort', () => resolve(fail('cancelled')), { once: true })
    })
    try {
      return await Promise.race([work(signal), cancelled])
    } finally {
      this.#running.delete(requestId)
    }
  }

  cancel(requestId: string): void {
    this.#running.get(requestId)?.abort()
  }

  /** For when the page that asked is gone. */
  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort()
  }
}
