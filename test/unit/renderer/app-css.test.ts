// The contrast of the style sheet's colours in both themes, by WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what is drawn.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accountColors } from '../../../electron/shared/account'
import { colours as exported } from '../../../renderer/report/drawing/svg-colours'

const renderer = resolve(import.meta.dirname, '../../../renderer')
const sheet = readFileSync(join(renderer, 'app.css'), 'utf8')
const styles = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|css)$/.test(name))
  .map((name) => readFileSync(join(renderer, name), 'utf8'))
  .map((text) => text.slice(Math.max(0, text.lastIndexOf('<style>'))))
  .join('\n')

type Colours = ReadonlyMap<string, string>

function coloursAfter(selector: string): Colours {
  const from = sheet.indexOf(`${selector} {`)
  const block = sheet.slice(from, sheet.indexOf('}', from))
  return new Map([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]))
}

const themes = { light: coloursAfter(':root'), dark: coloursAfter(":root[data-theme='dark']") } as const

type Rgb = readonly [red: number, green: number, blue: number]

function rgbOf(colours: Colours, name: string): Rgb {
  const hex = colours.get(name)
  if (hex === undefined) throw new Error(`app.css has no colour --${name}`)
  const at = (from: number) => parseInt(hex.slice(from, from + 2), 16)
  return [at(1), at(3), at(5)]
}

/** As much of `over` as its share says, the rest what is under it. */
function mixed(over: Rgb, under: Rgb, share: number): Rgb {
  const mix = (at: 0 | 1 | 2) => over[at] * share + under[at] * (1 - share)
  return [mix(0), mix(1), mix(2)]
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other)
  return (light + 0.05) / (dark + 0.05)
}

const accounts = accountColors.map((color) => `account-${color}`)
const surfaces = ['bg', 'bg-side', 'bg-raised', 'bg-hover', 'bg-selected', 'doubt-bg', 'error-bg'] as const
/** A lane at rest, under the pointer and chosen; the legend; the minimap. */
const lanes = ['bg', 'bg-hover', 'bg-selected', 'bg-raised', 'bg-side'] as const
const bars = ['presence-strong', 'mic', 'webcam', 'screen-share', 'screen-share-audio'] as const

const texts = ['text', 'text-dim', 'accent', 'error', 'doubt'] as const
const drawn = [
  ...bars,
  ...accounts,
  'presence-edge',
  'limit',
  'crosshair',
  'error',
  'doubt',
  'accent',
  'text',
  'text-dim'
] as const

/** Pairs of one thing on another, and the least that is between them. */
const pairs: readonly (readonly [fronts: readonly string[], backs: readonly string[], least: number])[] = [
  [texts, surfaces, 4.5],
  [['on-fill'], ['fill'], 4.5],
  // A button that is filled is told from what it lies on, in both themes by the same colour.
  [['fill'], ['bg', 'bg-side'], 3],
  // What is under the pointer, what is chosen and the lines between are seen without being looked for.
  [['bg-hover', 'bg-selected'], ['bg', 'bg-side', 'bg-raised'], 1.2],
  [['grid'], ['bg'], 1.3],
  [['line'], ['bg', 'bg-side'], 1.5],
  // A flag of a mark under the pointer.
  [['bg'], ['text'], 4.5],
  [drawn, lanes, 3],
  // Fields are told by their border; a focus ring is the accent, which counts as text too.
  [['line-strong'], ['bg', 'bg-side', 'bg-raised'], 3],
  // Bars are pale, and told by their edges; what is not known for sure is hatched.
  [['presence-edge'], ['presence', 'presence-faint'], 3],
  // What matters most: the length in a time away, and the outline around it.
  [['text', 'doubt'], ['away-bg'], 4.5],
  // Lines over bars, corners, errors and labels have a rim of the background.
  [['bg'], [...bars, 'presence-edge', 'error', 'doubt', 'accent', 'text-dim'], 3]
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colours = themes[theme]

  test('every text and everything drawn stands out from what it is on', () => {
    const tooFaint = pairs.flatMap(([fronts, backs, least]) =>
      fronts.flatMap((front) =>
        backs
          .map((back) => ({ front, back, ratio: contrast(rgbOf(colours, front), rgbOf(colours, back)) }))
          .filter(({ ratio }) => ratio < least)
          .map(({ front: on, back, ratio }) => `--${on} on --${back}: ${ratio.toFixed(2)}, not ${least}`)
      )
    )
    expect(tooFaint).toEqual([])
  })

  test('the line of how many were in can be read beside the window of the minimap as well', () => {
    const share = Number(/\.beside \{[^}]*var\(--bg-side\) (\d+)%/.exec(styles)?.[1]) / 100
    const veiled = (name: string) => mixed(rgbOf(colours, 'bg-side'), rgbOf(colours, name), share)
    expect(contrast(veiled('presence-edge'), veiled('bg'))).toBeGreaterThanOrEqual(3)
  })
})

test('both themes have the same colours', () => {
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()])
})

test('no style uses a colour for text or as a background whose contrast is not checked here', () => {
  const used = (property: RegExp) => new Set([...styles.matchAll(property)].map(([, name = '']) => name))
  const asText = used(/(?<![\w-])color:\s*var\(--([\w-]+)\)/g)
  const asBackground = used(/(?<![\w-])background(?:-color)?:\s*var\(--([\w-]+)\)/g)
  const checkedTexts = new Set(pairs.filter(([, , least]) => least === 4.5).flatMap(([fronts]) => fronts))
  const drawnOrUnder = new Set<string>([
    'fill',
    'line',
    'line-strong',
    'grid',
    ...drawn,
    ...pairs.flatMap(([, backs]) => backs)
  ])
  expect([...asText].filter((name) => !checkedTexts.has(name))).toEqual([])
  expect([...asBackground].filter((name) => !drawnOrUnder.has(name))).toEqual([])
})

test('every size of type is one of the scale', () => {
  const sizes = [...styles.matchAll(/(?<![\w-])font(?:-size)?:\s*([^;]+);/g)].map(([, size = '']) => size)
  expect(sizes.length).toBeGreaterThan(10)
  expect(sizes.filter((size) => !/^(?:inherit|var\(--type-\w+\)(?: \/ \d+px var\(--font\))?)$/.test(size))).toEqual([])
})

test('styles take their colours from the style sheet only', () => {
  const own = styles.replace(sheet, '').match(/(?:color|background|fill|stroke|border[\w-]*): [^;]*#[\da-f]{3,8}/gi)
  expect(own ?? []).toEqual([])
})

test('what is taken away as SVG has the colours of the light theme', () => {
  expect(Object.entries(exported)).toEqual(Object.keys(exported).map((name) => [name, themes.light.get(name)]))
})
