// The idle signal: `<html data-idle="true">` exactly while no load, decode or redraw is pending.

/** Counts what is pending and shows on `root` whether anything is. */
export class Activity {
  #pending = 0
  #resting: (() => void)[] = []

  constructor(private readonly root: { dataset: DOMStringMap }) {
    root.dataset.idle = 'false'
  }

  /** Marks the start of something; the returned function marks its end, once however often it is called. */
  begin(): () => void {
    if (this.#pending === 0) this.root.dataset.idle = 'false'
    this.#pending += 1
    let ended = false
    return () => {
      if (ended) return
      ended = true
      this.#pending -= 1
      if (this.#pending > 0) return
      this.root.dataset.idle = 'true'
      for (const rest of this.#resting.splice(0)) rest()
    }
  }

  /** Resolves when nothing is pending, at once where nothing is: for what nobody waits for. */
  rest(): Promise<void> {
    return this.#pending === 0 ? Promise.resolve() : new Promise((rest) => this.#resting.push(rest))
  }

  /** Stays pending for as long as the promise does. */
  async during<T>(work: Promise<T>): Promise<T> {
    const end = this.begin()
    try {
      return await work
    } finally {
      end()
    }
  }
}
