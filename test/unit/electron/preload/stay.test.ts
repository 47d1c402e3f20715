// The page is not left for a blank one; all else is for main to refuse.

import { expect, test, vi } from 'vitest'

test('a blank page is refused where main would not be asked, and nothing else is', async () => {
  const listen = vi.fn()
  vi.stubGlobal('navigation', { addEventListener: listen })
  await import('../../../../electron/preload/stay')
  const [type, listener] = listen.mock.calls[0] ?? []
  expect(type).toBe('navigate')
  const isRefused = (url: string) => {
    const preventDefault = vi.fn()
    listener({ destination: { url }, preventDefault })
    return preventDefault.mock.calls.length === 1
  }
  for (const url of ['about:blank', 'about:blank#x', 'about:srcdoc']) expect(isRefused(url), url).toBe(true)
  for (const url of ['app://rollcall/index.html', 'https://example.com/']) expect(isRefused(url), url).toBe(false)
})
