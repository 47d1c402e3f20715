// Loaded before the app: Electron says of no window that it is ready to be shown, as it happens where nothing is drawn yet.
const { app } = require('electron')

app.on('browser-window-created', (_, window) => {
  const emit = window.emit.bind(window)
  window.emit = (name, ...args) => name !== 'ready-to-show' && emit(name, ...args)
})
