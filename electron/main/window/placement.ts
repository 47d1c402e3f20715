// Where the window goes: where it was, as far as that is still on a screen.

import type { Bounds, Placement } from './settings'

export const smallest = { width: 640, height: 480 } as const
const usual = { width: 1280, height: 800 } as const

/** The remembered placement and the work areas of all displays in (the main one first), the bounds to use out. */
export function placeWindow(remembered: Placement | null, workAreas: readonly Bounds[]): Bounds {
  const main = workAreas[0] ?? { x: 0, y: 0, ...usual }
  if (remembered === null) return centred(main)
  const { bounds } = remembered
  const area = workAreas.find((candidate) => overlap(candidate, bounds) > 0)
  return area ? within(bounds, area) : centred(main)
}

function centred(area: Bounds): Bounds {
  const width = Math.min(usual.width, area.width)
  const height = Math.min(usual.height, area.height)
  const x = area.x + Math.round((area.width - width) / 2)
  const y = area.y + Math.round((area.height - height) / 2)
  return { x, y, width, height }
}

function within(bounds: Bounds, area: Bounds): Bounds {
  const width = Math.min(Math.max(bounds.width, smallest.width), area.width)
  const height = Math.min(Math.max(bounds.height, smallest.height), area.height)
  const x = Math.min(Math.max(bounds.x, area.x), area.x + area.width - width)
  const y = Math.min(Math.max(bounds.y, area.y), area.y + area.height - height)
  return { x, y, width, height }
}

function overlap(one: Bounds, other: Bounds): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(width, 0) * Math.max(height, 0)
}
