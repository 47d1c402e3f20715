// Networks of offices: a proxy that inspects, one of SOCKS, and what stands in the way, each named for what it is.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fetchSession, lane } from '../rollcall/steps'
import { expect } from '../rollcall/story'
import { freePorts, startProgram } from '../../networks/programs'
import { giveUserCertificate, trust } from '../../networks/trust'
import { effort } from '../../torture/effort'
import { certificateBy } from '../../videosdk/certificate'
import { DOCUMENTED } from '../../videosdk/sessions'
import { goThrough, notice, question, test } from './office'
import type { Rollcall } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const run = promisify(execFile)

/** What is chosen of the user's certificates when Electron asks, as it does from 44 on; unless it is stopped it takes the first. */
function certificateChosen({ app }: Rollcall): Promise<{ isElectronStopped: boolean; chosen: unknown }> {
  return app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise((resolve) => {
        let isElectronStopped = false
        const event = { preventDefault: () => void (isElectronStopped = true) }
        const answer = (chosen?: unknown): void => resolve({ isElectronStopped, chosen: chosen ?? null })
        const [window] = BrowserWindow.getAllWindows()
        const certificates = [{ subjectName: 'user' }]
        app.emit('select-client-certificate', event, window?.webContents, 'https://127.0.0.1', certificates, answer)
      })
  )
}

test('what else offices put in the way is named for what it is', async ({
  start,
  service,
  office: { squid, trusted },
  keyring
}) => {
  await trust(keyring.home, 'service', trusted)
  await giveUserCertificate(keyring.home)
  const rollcall = await start({ signedIn: true, env: squid.env('negotiate') })
  const isNamed = async (words: string) => {
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(notice(rollcall)).toContainText(words)
    await expect(question(rollcall.page)).toHaveCount(0)
  }
  await isNamed('The network’s proxy asks for another kind of login')
  await goThrough(rollcall, squid.address('forbidding'))
  await isNamed('it may forbid the host, or want a sign-in in a browser first')
  if (effort({ test: false, torture: true })) {
    const [nobody] = await freePorts(1)
    await goThrough(rollcall, `127.0.0.1:${nobody}`)
    await isNamed('The proxy of this computer’s network settings cannot be reached.')
  }
  await goThrough(rollcall, null)
  service.greet({ ...certificateBy(trusted), asksForCertificate: true })
  await isNamed('A client certificate is asked for')
  expect(await certificateChosen(rollcall)).toEqual({ isElectronStopped: true, chosen: null })
  service.greet(certificateBy(trusted, { host: 'portal.example', address: '192.0.2.1' }))
  await isNamed('The network seems to want a sign-in first')
  expect(service.requests).toEqual([])
})

test('behind a proxy that inspects, the command that is shown has its certificate trusted', async ({
  start,
  service,
  office: { squid },
  keyring
}) => {
  // It makes certificates for names only.
  const origin = service.origin.replace('127.0.0.1', 'localhost')
  const options = { signedIn: true, env: squid.env('inspecting'), origin }
  const first = await start(options)
  await fetchSession(first, DOCUMENTED.ended)
  await expect(notice(first)).toContainText('The connection’s certificate is of an unknown authority')
  expect(service.requests).toEqual([])
  const command = await notice(first).getByRole('code').innerText()
  await first.close()
  await writeFile(join(keyring.home, 'company.crt'), squid.company.cert)
  await run('sh', ['-c', command], { cwd: keyring.home, env: { ...process.env, HOME: keyring.home } })

  const second = await start(options)
  await fetchSession(second, DOCUMENTED.ended)
  await expect(lane(second.page, 'test-1')).toBeVisible()
})

test('ALL_PROXY=socks5:// is understood: the session comes over SOCKS', async ({
  start,
  service,
  office: { trusted },
  keyring
}) => {
  await trust(keyring.home, 'service', trusted)
  const [port = 0] = await freePorts(1)
  const socks = await startProgram(['microsocks', '-i', '127.0.0.1', '-p', String(port)], [port])
  try {
    const env = { http_proxy: '', https_proxy: '', ALL_PROXY: `socks5://127.0.0.1:${port}`, no_proxy: '<-loopback>' }
    const rollcall = await start({ signedIn: true, env })
    await fetchSession(rollcall, DOCUMENTED.ended)
    await expect(lane(rollcall.page, 'test-1')).toBeVisible()
    expect(socks.output()).toContain(`connected to ${new URL(service.origin).host}`)
  } finally {
    await socks.stop()
  }
})
