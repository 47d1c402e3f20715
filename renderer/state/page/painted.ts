// When the browser has put something on the screen, and when it has time again.

/** With no frame for so long there is none to come. */
const longestMs = 500

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

/** Of a window that is hidden no frame is drawn: then it is not waited for. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, longestMs)
    requestAnimationFrame(() => {
      clearTimeout(late)
      resolve()
    })
  })
}
