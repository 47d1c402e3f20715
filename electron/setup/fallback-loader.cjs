// Starts the app folder named on the command line, as the default app does that the older Electron came without.
const { app } = require('electron')
const Module = require('node:module')
const { join, resolve } = require('node:path')

const required = []
const rest = []
const args = process.argv.slice(1)
for (let index = 0; index < args.length; index++) {
  if (args[index] === '-r' || args[index] === '--require') required.push(resolve(args[++index]))
  else if (!args[index].startsWith('-')) rest.push(args[index])
}

const folder = resolve(rest[0] ?? '.')
const { name, productName, version } = require(join(folder, 'package.json'))
if (version) app.setVersion(version)
app.setName(productName ?? name)
app.setAppPath(folder)
app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir') || join(app.getPath('appData'), app.getName()))
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })

for (const file of required) require(file)
Module._load(folder, null, true)
