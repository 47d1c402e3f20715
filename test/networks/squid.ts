// The proxy of an office: a real squid, which asks for logins in four ways, inspects what passes or forbids it, and leads to this machine only.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { authority, type Authority } from '../videosdk/certificate'
import { freePorts, startProgram } from './programs'

const run = promisify(execFile)

/** What each of its ports does. */
const portNames = ['basic', 'digest', 'ntlm', 'negotiate', 'inspecting', 'forbidding'] as const
export type SquidPort = (typeof portNames)[number]

const programs = '/usr/lib/squid'

export interface Squid {
  /** Whose certificates callers see on the port that inspects. */
  readonly company: Authority
  readonly folder: string
  /** Its host and port. */
  address(port: SquidPort): string
  /** The environment of a program that is to go through it, to this machine too. */
  env(port: SquidPort): Readonly<Record<string, string>>
  /** A line for each request: its method, target, answer and user, and all of its headers as they came. */
  log(): Promise<string>
  stop(): Promise<void>
}

export interface SquidOptions {
  readonly user: { readonly name: string; readonly password: string }
  /** Whose certificates the port that inspects trusts itself. */
  readonly trusted: Authority
}

/** Starts it with one user. */
export async function startSquid({ user, trusted }: SquidOptions): Promise<Squid> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-squid-'))
  // Started by root, it goes on as a user of its own.
  await chmod(folder, 0o777)
  const company = authority('Office of Acme')
  const ports = await freePorts(portNames.length)
  const address = (port: SquidPort): string => `127.0.0.1:${ports[portNames.indexOf(port)]}`
  const at = (name: string): string => join(folder, name)
  const md5 = createHash('md5').update(user.password).digest('hex')
  await Promise.all([
    writeFile(at('basic'), `${user.name}:${md5}\n`, { mode: 0o644 }),
    writeFile(at('digest'), `${user.name}:${user.password}\n`, { mode: 0o644 }),
    writeFile(at('hosts'), '127.0.0.1 localhost\n', { mode: 0o644 }),
    writeFile(at('smb.conf'), sambaConfig(folder), { mode: 0o644 }),
    writeFile(at('company.pem'), company.cert + company.key, { mode: 0o644 }),
    writeFile(at('trusted.pem'), trusted.cert, { mode: 0o644 }),
    writeFile(at('squid.conf'), config(folder, user.password, address), { mode: 0o644 })
  ])
  await run(`${programs}/security_file_certgen`, ['-c', '-s', at('certificates'), '-M', '4MB'])
  if (process.getuid?.() === 0) await run('chown', ['-R', 'proxy', at('certificates')])
  // Those of one name share memory.
  const program = await startProgram(['squid', '-N', '-n', `rollcall${ports[0]}`, '-f', at('squid.conf')], ports)
  return {
    company,
    folder,
    address,
    env(port) {
      const proxy = `http://${address(port)}`
      // Without the last, nothing would go through it to this machine.
      return { http_proxy: proxy, https_proxy: proxy, no_proxy: '<-loopback>' }
    },
    log: () => readFile(at('access.log'), 'utf8'),
    async stop() {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

function sambaConfig(folder: string): string {
  const folders = ['private dir', 'state directory', 'cache directory', 'lock directory', 'pid directory']
  return ['[global]', 'netbios name = OFFICE', ...folders.map((name) => `${name} = ${folder}`), ''].join('\n')
}

function config(folder: string, password: string, address: (port: SquidPort) => string): string {
  const schemes = {
    basic: `${programs}/basic_ncsa_auth ${folder}/basic`,
    digest: `${programs}/digest_file_auth ${folder}/digest`,
    // Of Samba; with a password of its own it asks no domain.
    ntlm: `/usr/bin/ntlm_auth --helper-protocol=squid-2.5-ntlmssp --configfile=${folder}/smb.conf --password=${password}`,
    // Nobody comes so far as to be asked by it.
    negotiate: '/bin/cat'
  }
  const inspecting = `ssl-bump tls-cert=${folder}/company.pem generate-host-certificates=on`
  return [
    'visible_hostname office.rollcall.test',
    ...portNames.map(
      (name) => `http_port ${address(name)} name=${name}${name === 'inspecting' ? ` ${inspecting}` : ''}`
    ),
    ...portNames.map((name) => `acl on_${name} myportname ${name}`),
    ...Object.entries(schemes).flatMap(([scheme, program]) => [
      `auth_param ${scheme} program ${program}`,
      `auth_param ${scheme} children 1 startup=0`,
      ...(scheme === 'basic' || scheme === 'digest' ? [`auth_param ${scheme} realm Office of Acme`] : []),
      `auth_schemes ${scheme} on_${scheme}`
    ]),
    `sslcrtd_program ${programs}/security_file_certgen -s ${folder}/certificates -M 4MB`,
    'sslcrtd_children 1 startup=0',
    `tls_outgoing_options cafile=${folder}/trusted.pem`,
    // Only after a look at the service's own certificate is one made for the same names.
    'ssl_bump stare all',
    'ssl_bump bump all',
    'acl here dst 127.0.0.1',
    'acl users proxy_auth REQUIRED',
    'http_access deny on_forbidding',
    'http_access deny !here',
    'http_access allow on_inspecting',
    'http_access allow users',
    'http_access deny all',
    'cache deny all',
    'pinger_enable off',
    'shutdown_lifetime 0 seconds',
    'dns_nameservers 127.0.0.1',
    `hosts_file ${folder}/hosts`,
    'logformat told %rm %ru %>Hs %un %>h',
    `access_log stdio:${folder}/access.log told`,
    `cache_log ${folder}/cache.log`,
    `pid_filename ${folder}/squid.pid`,
    `coredump_dir ${folder}`,
    ''
  ].join('\n')
}
