// Takes from every page and session what the app never needs: permissions, navigation, new windows, webviews, the network, the user's certificates.

import { app, session, type Session } from 'electron'
import { appScheme } from './protocol'

/** To be called before the app is ready, so that no session or page exists yet. */
export function lockDown(say: (line: string) => void): void {
  // As root Chromium runs only without its sandbox; insisting on it then would take down its own processes.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // From a checkout, what starts the app says this already, and why.
  else if (app.isPackaged)
    say('Chromium’s sandbox is off for this run (--no-sandbox); run it without, as an ordinary user')
  app.on('session-created', denyPermissions)
  // Electron hands the first certificate of the user's that fits to whoever asks for one: nobody gets any.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // A call between browsers is no request, so what refuses requests does not see it: it gets the way of one, or none.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

/** The window's own session asks nobody but the app; what the policy of the page already forbids fails here once more. */
export function cutOffWindow(): void {
  // For whatever is no request, such as a call between browsers or a name that is looked up ahead: a way that leads nowhere.
  void session.defaultSession.setProxy({ proxyRules: 'socks5://0.0.0.0:1', proxyBypassRules: '<-loopback>' })
  const allowed = [`${appScheme}:`, 'devtools:', 'data:', 'blob:']
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !allowed.some((scheme) => url.startsWith(scheme)) })
  })
}

function denyPermissions(created: Session): void {
  created.setPermissionCheckHandler(() => false)
  created.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  created.setDevicePermissionHandler(() => false)
}
