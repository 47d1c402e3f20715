// Puts a picture into the clipboard, whichever way this Electron has.

import { clipboard, ClipboardItem, nativeImage, type NativeImage } from 'electron'
import { viewOf } from '../files/bytes'

/** The bytes of a PNG in; whether it was put there: of one that cannot be read nothing is. */
export async function copyPicture(png: Uint8Array): Promise<boolean> {
  const image = nativeImage.createFromBuffer(viewOf(png))
  if (image.isEmpty()) return false
  // Electron before 44 has a call for pictures, and no items.
  const older = clipboard as { readonly writeImage?: (image: NativeImage) => void }
  if (older.writeImage !== undefined) older.writeImage(image)
  else
    await clipboard.write([new ClipboardItem({ 'image/png': new Blob([Uint8Array.from(png)], { type: 'image/png' }) })])
  return true
}
