// Silence: nobody but the stand-in service is asked for anything, which every story checks; here, that the checks would notice.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../rollcall/story'
import { root } from '../rollcall/rollcall'

test.use({ keyringState: 'no-bus' })

const dictionaries = 'redirector.gvt1.com'

/** Runs the app that Electron's own wishes are not taken from, to its end. */
async function talk(profile: string, switches: readonly string[], report: string | null = null): Promise<void> {
  const { electronPath } = await import('../../../electron/setup/electron-path.mjs')
  const { noSandboxReason } = await import('../../../electron/setup/launch.mjs')
  const { inOwnNetwork } = await import('../../own-network.mjs')
  const sandbox = noSandboxReason() === undefined ? [] : ['--no-sandbox']
  const args = [...sandbox, '--disable-gpu', '--lang=en-GB', `--user-data-dir=${profile}`, ...switches]
  const command = [electronPath(), ...args, join(root, 'test/e2e/networks/talkative')] as const
  const [program, ...rest] = report === null ? command : inOwnNetwork(report, command)
  const child = spawn(program, rest, { stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
}

test('the proxy that all stories run behind notes what Electron asks for unasked', async ({
  profile,
  recordingProxy
}) => {
  await talk(profile, [])
  expect(new Set(recordingProxy.take())).toEqual(new Set([`CONNECT ${dictionaries}:443`]))
})

test('the network that all stories run in notes whose name is looked up, and each packet that would leave', async ({
  profile
}) => {
  const { ownNetworkRefusal } = await import('../../own-network.mjs')
  expect(ownNetworkRefusal()).toBeNull()
  const report = join(profile, 'left.txt')
  await talk(profile, ['--no-proxy-server'], report)
  expect(await readFile(report, 'utf8')).toContain(`A? ${dictionaries}.`)
})

test('no answer can have another host told or tried, and no resolver’s maker is tried', async ({
  rollcall,
  profile
}) => {
  const log = join(profile, 'network.json')
  await rollcall.app.evaluate(async ({ netLog }, path) => {
    await netLog.startLogging(path)
    await netLog.stopLogging()
  }, log)
  const { polledData } = JSON.parse(await readFile(log, 'utf8')) as { readonly polledData: object }
  expect(polledData).toMatchObject({
    quicInfo: { quic_enabled: false },
    reportingInfo: { reportingEnabled: false },
    // Off; 1 is as the system's resolver allows.
    hostResolverInfo: { dns_config: { secure_dns_mode: 0 } }
  })
})
