// Which display a Linux session has.

import { describe, expect, test } from 'vitest'
import { displayProblem, isWayland, type DesktopSession } from '../../../../../electron/main/window/display'

function session(env: DesktopSession['env'], more: Partial<DesktopSession> = {}): DesktopSession {
  return { env, ozonePlatform: '', electron: '45.4.1', ...more }
}
const wayland = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' }

describe('a session', () => {
  test.each([
    ['of X11', session({ DISPLAY: ':0' })],
    ['of Wayland', session(wayland)],
    ['of both', session({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })],
    ['whose user chose a platform', session({}, { ozonePlatform: 'headless' })]
  ])('%s has a display', (_, of) => {
    expect(displayProblem(of)).toBeNull()
  })

  test.each([
    ['without any', session({}), /^there is no display to open a window on/],
    ['that does not say that it is Wayland', session({ WAYLAND_DISPLAY: 'wayland-0' }), /--ozone-platform=wayland$/],
    ['of Wayland with an Electron that must be told', session(wayland, { electron: '33.4.11' }), /=wayland$/]
  ])('%s is told what to do', (_, of, sentence) => {
    expect(displayProblem(of)).toMatch(sentence)
  })

  test('is one of Wayland where Electron goes there by itself or is sent', () => {
    expect([
      isWayland(session(wayland)),
      isWayland(session({}, { ozonePlatform: 'wayland', electron: '33.4.11' })),
      isWayland(session(wayland, { electron: '33.4.11' })),
      isWayland(session(wayland, { ozonePlatform: 'x11' })),
      isWayland(session({ DISPLAY: ':0' }))
    ]).toEqual([true, true, false, false, false])
  })
})
