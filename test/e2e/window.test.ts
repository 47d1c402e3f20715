// The window: it may do nothing but show what is there, and it comes back where it was.
import { expect, test, type Rollcall } from './rollcall'

test.use({ keyringState: 'no-bus', isAttacked: true })

test('the page gets no Node, no permissions and no network', async ({ rollcall }) => {
  const { app, page } = rollcall
  const given = await page.evaluate(async () => {
    const outcome = async (work: () => Promise<unknown>) => work().then(String, (error: Error) => error.name)
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state.toString()
    const position = () =>
      new Promise((_, refuse) =>
        navigator.geolocation.getCurrentPosition(refuse, ({ code }) => refuse(Error(`${code}`)))
      )
    return {
      names: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      geolocation: await state('geolocation'),
      notifications: await state('notifications'),
      clipboard: await state('clipboard-read'),
      asked: await Notification.requestPermission(),
      position: await outcome(position),
      camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
      read: await outcome(() => navigator.clipboard.readText()),
      fetched: await outcome(() => fetch('https://api.videosdk.live/v2/sessions'))
    }
  })
  expect(given).toMatchObject({ names: [], geolocation: 'denied', notifications: 'denied', clipboard: 'denied' })
  expect(given).toMatchObject({ asked: 'denied', position: 'Error', read: 'NotAllowedError', fetched: 'TypeError' })
  expect(['NotAllowedError', 'NotFoundError', 'TypeError']).toContain(given.camera)

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false
  })
})

test('the page comes with a strict policy, and what the policy forbids does not happen', async ({ rollcall }) => {
  const { app, page } = rollcall
  const served = (url: string) =>
    app.evaluate(async ({ session }, asked) => {
      const { status, headers } = await session.defaultSession.fetch(asked)
      return { status, policy: headers.get('content-security-policy') ?? '' }
    }, url)
  const { status, policy } = await served(page.url())
  expect(status).toBe(200)
  for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'none'", "form-action 'none'"])
    expect(policy).toContain(rule)
  expect(policy).not.toContain('unsafe')
  for (const path of ['main/index.js', '../main/index.js', '%2e%2e/package.json', 'assets/', 'nothing.html'])
    expect((await served(`app://rollcall/${path}`)).status, path).toBe(404)

  const refused = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true })
    )
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    document.body.append(script)
    return violation
  })
  expect(refused).toBe('script-src-elem')
  expect(await page.title()).not.toBe('ran')
})

test('it goes nowhere, opens nothing and hosts nothing', async ({ rollcall }) => {
  const { app, page } = rollcall
  const url = page.url()
  await app.evaluate(({ BrowserWindow }) => {
    const refused: string[] = []
    Object.assign(globalThis, { refused })
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) refused.push(event.url)
    })
  })
  const refused = () => app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)
  for (const target of ['https://example.com/', 'app://rollcall/other.html', 'app://other/index.html']) {
    await page.evaluate((to) => void (location.href = to), target)
    await expect.poll(refused).toContain(target)
  }
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull()
  expect(await page.evaluate(() => 'loadURL' in document.createElement('webview'))).toBe(false)
  expect(page.url()).toBe(url)
  expect(app.windows()).toHaveLength(1)
  // Locators would wait for the refused navigation to end, so the page itself is asked.
  const heading = await page.evaluate(() => document.querySelector('main h1')?.textContent)
  expect(heading).toBe('Who was in the session, and when?')
})

test('what the page can ask for is a list of calls, each with its own arguments only', async ({
  signedIn,
  service
}) => {
  const { page } = signedIn
  const kinds = await page.evaluate(async () => {
    type Answer = { ok: boolean; failure?: { kind: string } }
    const { bridge } = window as unknown as { bridge: Record<string, (...args: unknown[]) => Promise<Answer>> }
    const calls = [
      ['fetchSession', 'request-1', { pasted: 'x' }],
      ['fetchSession', 'request-1'],
      ['cancel', null],
      ['copyText', 7],
      ['openDropped', ['/etc/passwd']],
      ['openKept', '../settings.json'],
      ['changeSettings', { theme: 'pink' }],
      ['changeSettings', { placement: null }]
    ] as const
    const answers = await Promise.all(calls.map(([name, ...args]) => bridge[name]?.(...args)))
    return answers.map((answer) => answer?.failure?.kind)
  })
  expect(kinds).toEqual([...Array(5).fill('unexpected'), 'unreadable-file', 'unexpected', 'unexpected'])
  expect(service.requests).toHaveLength(0)
})

test('it comes back where it was, with the size it had', async ({ start }) => {
  const bounds = { x: 60, y: 40, width: 900, height: 600 }
  const first = await start()
  await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
  await expect.poll(() => innerSize(first)).toEqual([900, expect.any(Number)])
  await first.close()

  const again = await start()
  const restored = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(restored).toEqual(bounds)
})

const innerSize = ({ page }: Rollcall) => page.evaluate(() => [innerWidth, innerHeight])
