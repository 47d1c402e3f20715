// Screen readers of Linux: that one finds the window, whichever of the two was started first.

/**
 * Chromium joins the bus of screen readers at its start, and only if one runs by then; later it never looks again. Told so
 * it joins in any case. Its tree of the page is still made for a reader that asks, so nobody else pays for it.
 */
export function beReadable(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'linux') env['ACCESSIBILITY_ENABLED'] ??= '1'
}
