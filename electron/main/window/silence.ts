// Ends what Chromium would ask the network by itself: dictionaries, resolvers, and whoever a server's answer names.

import { app } from 'electron'

const unwanted = [
  // An answer may name who is to be told how requests fare, which is somebody else's host more often than not.
  ...['NetworkErrorLogging', 'Reporting'],
  // For a call between browsers, which no page of ours makes, the local network would be told of a name.
  'WebRtcHideLocalIpsWithMdns'
]

/** To be called before the app is ready, so that no session exists yet. */
export function keepSilent(): void {
  const { commandLine } = app
  // Chromium reads the last list only: one that was asked for at the start stays in force.
  const already = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean)
  commandLine.appendSwitch('disable-features', [...already, ...unwanted].join(','))
  // An answer may also name another host to ask from now on over QUIC, which is then tried.
  commandLine.appendSwitch('disable-quic')
  // A system that asks a well-known resolver would have its maker's own host looked up and tried at every start.
  app.once('ready', () => app.configureHostResolver({ secureDnsMode: 'off' }))
  // A session with a language to check fetches its dictionary, whether or not a window checks spelling, and unseen by what
  // refuses requests.
  app.on('session-created', (created) => created.setSpellCheckerLanguages([]))
}
