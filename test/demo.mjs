// npm run demo: the app in a throw-away profile against the stand-in service, with a demo account already there.
import '../electron/setup/node-version.mjs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from '../electron/setup/build.mjs'
import { launch, requireDisplay } from '../electron/setup/launch.mjs'
import { prepare } from '../electron/setup/prepare.mjs'
import { exitWith, say } from '../electron/setup/progress.mjs'
import { loadTypeScript } from './bundle.mjs'

await exitWith(async () => {
  const electron = await prepare({ forTests: false })
  await buildIfNeeded()
  requireDisplay('npm run demo')
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-demo-'))
  try {
    return await demonstrate(electron, folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

/** @param {string} electron @param {string} folder for the profile and the built service @returns {Promise<number>} */
async function demonstrate(electron, folder) {
  const service = await startService(join(folder, 'service'))
  try {
    say(`a stand-in for VideoSDK answers at ${service.origin}; nothing leaves this computer. Session ids to paste:`)
    for (const [id, what] of service.sessions) console.log(`  ${id}  ${what}`)
    say('everything kept in this demo is thrown away when it ends')
    return await launch(electron, [`--user-data-dir=${join(folder, 'profile')}`, ...process.argv.slice(2)], {
      ROLLCALL_API_ORIGIN: service.origin,
      ROLLCALL_DEMO_ACCOUNT: JSON.stringify(service.account)
    })
  } finally {
    await service.stop()
  }
}

/**
 * @param {string} outDir
 * @returns {Promise<import('./demo-service').DemoService>}
 */
async function startService(outDir) {
  const { startDemoService } = await loadTypeScript('test/demo-service.ts', outDir)
  return startDemoService()
}
