// Work that may take long: it yields wherever it can be interrupted, and whoever runs it decides whether it is.

/** Nothing is done before it is run. Each stretch between two yields takes a few milliseconds at most, however much there is to do. */
export type Work<T> = Generator<void, T, void>

/** Work in, its result out: done without interruption. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
