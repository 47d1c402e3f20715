// What a screen reader is told, and what everybody sees for a moment, after an action without a visible result.

const shownMs = 8000

/** Holds the latest announcement for a few seconds; the same words said twice are still heard twice. */
export class Announcer {
  message = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined

  say(words: string): void {
    this.message = this.message === words ? `${words}\u00a0` : words
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.clear(), shownMs)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.message = ''
  }
}
