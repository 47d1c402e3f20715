// An app that says nothing about its network: Electron then asks for a spelling dictionary by itself. It ends when that has failed.
const { app, session } = require('electron')

app.whenReady().then(() => session.defaultSession.once('spellcheck-dictionary-download-failure', () => app.quit()))
