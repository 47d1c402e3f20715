// What a screen reader is told, and what everybody sees for a moment, after an action without a visible result.

/** Holds the latest announcement; the same words said twice are still heard twice. */
export class Announcer {
  message = $state('')

  say(words: string): void {
    this.message = this.message === words ? `${words}\u00a0` : words
  }
}
