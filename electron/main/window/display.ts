// Which display a Linux session has for a window, and what to say where it has none that Chromium would find.

/** What the session says of itself: its environment, Chromium's switch `ozone-platform` ('' without one), and Electron's version. */
export interface DesktopSession {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly ozonePlatform: string
  readonly electron: string
}

/** This process's session. */
export function desktopSession(ozonePlatform: string): DesktopSession {
  return { env: process.env, ozonePlatform, electron: process.versions.electron }
}

/** From this version on Electron goes to Wayland by itself where the session says that it is one. */
const waylandSince = 38

/** A sentence for the terminal where no window can be opened, null where one can. */
export function displayProblem(session: DesktopSession): string | null {
  const { DISPLAY, WAYLAND_DISPLAY } = session.env
  // Whoever chooses a platform hears from that one.
  if (DISPLAY || session.ozonePlatform !== '') return null
  if (!WAYLAND_DISPLAY)
    return 'there is no display to open a window on; set DISPLAY or WAYLAND_DISPLAY, or use a virtual one: xvfb-run -a'
  if (isWayland(session)) return null
  return 'there is a Wayland display only, and XDG_SESSION_TYPE does not say so; start with --ozone-platform=wayland'
}

/** Whether the window is one of Wayland's, where no program knows or chooses its place. */
export function isWayland({ env, ozonePlatform, electron }: DesktopSession): boolean {
  if (ozonePlatform !== '') return ozonePlatform === 'wayland'
  return env['XDG_SESSION_TYPE'] === 'wayland' && !!env['WAYLAND_DISPLAY'] && parseInt(electron, 10) >= waylandSince
}
