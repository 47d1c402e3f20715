// Certificates in the database of a user's own, where Chromium looks on Linux: authorities to trust, and one that says who the user is.
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Certificate } from '../videosdk/certificate'

const run = promisify(execFile)

/** Has programs whose home this is trust an authority. */
export async function trust(home: string, name: string, { cert }: Certificate): Promise<void> {
  const file = join(home, `${name}.crt`)
  await writeFile(file, cert)
  await certutil(home, ['-A', '-t', 'C,,', '-n', name, '-i', file])
}

/** Gives the user a certificate that says who she is, with its key. */
export async function giveUserCertificate(home: string): Promise<void> {
  const noise = join(home, 'noise')
  await writeFile(noise, '.'.repeat(64))
  await certutil(home, ['-S', '-x', '-n', 'user', '-s', 'CN=user', '-t', 'u,u,u', '-m', '1', '-z', noise])
}

async function certutil(home: string, args: readonly string[]): Promise<void> {
  const folder = join(home, '.pki/nssdb')
  await mkdir(folder, { recursive: true })
  await run('certutil', ['-d', `sql:${folder}`, ...args])
}
