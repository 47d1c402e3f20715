// The chart's colours and font as strings for a canvas, read from the custom properties of the style sheet.

const properties = {
  background: '--bg',
  text: '--text',
  textDim: '--text-dim',
  line: '--line',
  grid: '--grid',
  limit: '--limit',
  error: '--error',
  doubt: '--doubt',
  awayFill: '--away-bg',
  presence: '--presence',
  presenceStrong: '--presence-strong',
  presenceEdge: '--presence-edge',
  presenceFaint: '--presence-faint',
  mic: '--mic',
  webcam: '--webcam',
  screenShare: '--screen-share',
  screenShareAudio: '--screen-share-audio',
  font: '--font'
} as const

export type Theme = Readonly<Record<keyof typeof properties, string>>

/** Reads every property as it stands for this element; one that is missing is a bug of the style sheet. */
export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element)
  const read = Object.entries(properties).map(([name, property]) => {
    const value = style.getPropertyValue(property).trim()
    if (value === '') throw new Error(`The style sheet does not define ${property}`)
    return [name, value] as const
  })
  return Object.fromEntries(read) as Theme
}

/** Calls back when the colours may have changed: another theme, or forced colours; returns the end of watching. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query)
  )
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}
