// What the environment says of proxies: a SOCKS one in the words that Chromium understands, and the login in an address.
import { expect, test } from 'vitest'
import { loginFor, nameSocks } from '../../../../../electron/main/proxy/proxy-environment'

type Environment = Record<string, string | undefined>

function named(env: Environment): Environment {
  nameSocks(env)
  return env
}

test.each([
  ['socks5://127.0.0.1:1080', '127.0.0.1:1080', '5'],
  ['socks5h://proxy.acme.example:9050/', 'proxy.acme.example:9050', '5'],
  ['SOCKS://[::1]:1080', '[::1]:1080', '5'],
  ['socks4://proxy:1080', 'proxy:1080', '4'],
  ['socks4a://proxy', 'proxy', '4'],
  [' socks5://agent:se@cret@proxy:1080 ', 'proxy:1080', '5']
])('ALL_PROXY=%s is SOCKS', (address, server, version) => {
  for (const name of ['ALL_PROXY', 'all_proxy'])
    expect(named({ [name]: address, no_proxy: 'intranet' })).toEqual({
      SOCKS_SERVER: server,
      SOCKS_VERSION: version,
      no_proxy: 'intranet'
    })
})

test('nothing that Chromium would look at before SOCKS is left beside it', () => {
  const env = { all_proxy: 'socks5://proxy:1', http_proxy: 'http://web:2', HTTPS_PROXY: '', ftp_proxy: 'http://ftp:3' }
  expect(named(env)).toEqual({ SOCKS_SERVER: 'proxy:1', SOCKS_VERSION: '5' })
})

test('what is said of HTTPS goes before what is said of all', () => {
  expect(named({ ALL_PROXY: 'socks5://proxy:1', https_proxy: 'http://web:2' })).toEqual({ https_proxy: 'http://web:2' })
  expect(named({ ALL_PROXY: 'http://web:2', https_proxy: 'socks5://proxy:1' })).toEqual({
    SOCKS_SERVER: 'proxy:1',
    SOCKS_VERSION: '5'
  })
})

test.each([
  {},
  { all_proxy: '' },
  { ALL_PROXY: 'http://proxy:3128', https_proxy: 'http://web:2' },
  { all_proxy: 'socks6://proxy:1' },
  { all_proxy: 'socks5://' },
  { all_proxy: 'proxy:1080' },
  { SOCKS_SERVER: 'proxy:1080' }
])('%o stays as it is', (env) => {
  expect(named({ ...env })).toEqual(env)
})

test.each([
  ['http://agent:secret@proxy:3128', 'agent', 'secret'],
  ['http://agent:secret@proxy:3128/', 'agent', 'secret'],
  ['agent:se:cr@et@proxy:3128', 'agent', 'se:cr@et'],
  ['http://ACME%5Cagent:p%40ss@proxy:3128', 'ACME\\agent', 'p@ss'],
  ['http://agent:100%@proxy:3128', 'agent', '100%'],
  ['http://agent@proxy:3128', 'agent', '']
])('the login in %s is known, for that proxy alone', (address, name, password) => {
  for (const variable of ['https_proxy', 'HTTP_PROXY', 'all_proxy']) {
    const env = { [variable]: address }
    expect(loginFor('proxy:3128', env)).toEqual({ name, password })
    for (const other of ['proxy:3129', 'roxy:3128', 'proxy.evil.example:3128', 'proxy'])
      expect(loginFor(other, env)).toBeNull()
  }
})

test('a proxy without a port has that of HTTP, and one without a login none', () => {
  expect(loginFor('proxy:80', { http_proxy: 'http://agent:secret@proxy' })).toEqual({
    name: 'agent',
    password: 'secret'
  })
  for (const address of ['http://proxy:80', 'http://:secret@proxy:80', '', 'http://@proxy:80'])
    expect(loginFor('proxy:80', { http_proxy: address })).toBeNull()
})
