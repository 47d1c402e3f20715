// Makes a self-signed certificate at run time: Node can sign one but not write one, so its DER is put together here.
import { generateKeyPairSync, sign } from 'node:crypto'

export interface Certificate {
  key: string
  cert: string
}

/** Left out, it is for this machine and until tomorrow; `lastDay` counts from today. */
export interface CertificateFor {
  host?: string
  address?: string
  lastDay?: number
}

/** A fresh P-256 key and a certificate that only itself vouches for, valid for two days (X.509 v3). */
export function selfSignedCertificate(who: CertificateFor = {}): Certificate {
  const { host = 'localhost', address = '127.0.0.1', lastDay = 1 } = who
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = der(0x30, der(0x06, hex('2a8648ce3d040302')))
  const commonName = der(0x30, der(0x06, hex('550403')), der(0x0c, Buffer.from('videosdk stand-in')))
  const name = der(0x30, der(0x31, commonName))
  const dayMs = 86_400_000
  const endMs = Date.now() + lastDay * dayMs
  const validity = der(0x30, utcTime(endMs - 2 * dayMs), utcTime(endMs))
  const names = [der(0x82, Buffer.from(host)), der(0x87, Buffer.from(address.split('.').map(Number)))]
  const subjectAltName = der(0x30, der(0x06, hex('551d11')), der(0x04, der(0x30, ...names)))
  const body = der(
    0x30,
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex('01')),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, subjectAltName))
  )
  const signature = der(0x03, Buffer.concat([hex('00'), sign('sha256', body, privateKey)]))
  const base64 = der(0x30, body, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`
  }
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function utcTime(ms: number): Buffer {
  return der(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`))
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, 'hex')
}
