// Turns a drawing into the bytes of a picture.

import { mostCopiedPixels } from '../../../electron/shared/picture'
import type { Drawing } from '../../report/drawing/svg'

/** Beyond this Chromium gives a canvas that stays empty. */
export const mostSidePx = 16_384
const mostPixels = 100_000_000

/** A data URL of an SVG, for an image: scripts and references do not work there. */
export function svgUrl(text: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
}

type Size = Pick<Drawing, 'widthPx' | 'heightPx'>

/** Whether a picture of a drawing of this size can be made; `scale` is how many pixels a CSS pixel gets. */
export function fitsPicture(size: Size, scale: number): boolean {
  return fits(size, scale, mostPixels)
}

/** Whether one can go to the clipboard, which takes less. */
export function fitsClipboard(size: Size, scale: number): boolean {
  return fits(size, scale, mostCopiedPixels)
}

function fits({ widthPx, heightPx }: Size, scale: number, most: number): boolean {
  const [width, height] = [widthPx * scale, heightPx * scale]
  return Math.max(width, height) <= mostSidePx && width * height <= most
}

/** The drawing as an image, ready to be painted. */
export async function imageOf({ text, widthPx, heightPx }: Drawing): Promise<HTMLImageElement> {
  const image = new Image(widthPx, heightPx)
  image.src = svgUrl(text)
  await image.decode()
  return image
}

/** The drawing as PNG; null when the system does not give that much memory. */
export async function pngOf({ text, widthPx, heightPx }: Drawing, scale: number): Promise<Uint8Array | null> {
  const image = await imageOf({ text, widthPx, heightPx })
  const canvas = document.createElement('canvas')
  canvas.width = widthPx * scale
  canvas.height = heightPx * scale
  canvas.getContext('2d', { alpha: false })?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer())
}
