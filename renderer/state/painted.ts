// When the browser has put something on the screen, and when it has time again.

/** Resolves when all that is asked for by now was painted. */
export async function painted(): Promise<void> {
  await frame()
  await frame()
  await nextTask()
}

/** Resolves in a task of its own: frames and input that wait come first. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}
