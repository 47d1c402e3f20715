// Makes certificates at run time, and authorities that vouch for them: Node can sign one but not write one, so the DER is put together here.
import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

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

/** Vouches for other certificates where its own is trusted. */
export interface Authority extends Certificate {
  readonly name: string
}

const serviceName = 'videosdk stand-in'
const ecdsaWithSha256 = der(0x30, der(0x06, hex('2a8648ce3d040302')))

/** A fresh P-256 key and a certificate that only itself vouches for, valid for two days (X.509 v3). */
export function selfSignedCertificate(who: CertificateFor = {}): Certificate {
  return made(serviceName, namesOf(who), who.lastDay, null)
}

/** An authority of this name, which nobody trusts yet. */
export function authority(name: string): Authority {
  const isAuthority = extension('551d13', true, der(0x30, der(0x01, hex('ff'))))
  const mayVouch = extension('551d0f', true, der(0x03, hex('0106')))
  return { name, ...made(name, [isAuthority, mayVouch], 1, null) }
}

/** A certificate that the authority vouches for. */
export function certificateBy(issuer: Authority, who: CertificateFor = {}): Certificate {
  return made(serviceName, namesOf(who), who.lastDay, issuer)
}

function namesOf({ host = 'localhost', address = '127.0.0.1' }: CertificateFor): readonly Buffer[] {
  const names = [der(0x82, Buffer.from(host)), der(0x87, Buffer.from(address.split('.').map(Number)))]
  return [extension('551d11', false, der(0x30, ...names))]
}

function made(
  name: string,
  extensions: readonly Buffer[],
  lastDay: number | undefined,
  issuer: Authority | null
): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const dayMs = 86_400_000
  const endMs = Date.now() + (lastDay ?? 1) * dayMs
  const body = der(
    0x30,
    der(0xa0, der(0x02, hex('02'))),
    // Of one issuer, no two may have the same number.
    der(0x02, hex('01'), randomBytes(8)),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? name),
    der(0x30, utcTime(endMs - 2 * dayMs), utcTime(endMs)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions))
  )
  const signer: KeyObject = issuer === null ? privateKey : createPrivateKey(issuer.key)
  const signature = der(0x03, Buffer.concat([hex('00'), sign('sha256', body, signer)]))
  const base64 = der(0x30, body, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`
  }
}

function nameOf(commonName: string): Buffer {
  return der(0x30, der(0x31, der(0x30, der(0x06, hex('550403')), der(0x0c, Buffer.from(commonName)))))
}

function extension(oid: string, isCritical: boolean, value: Buffer): Buffer {
  return der(0x30, der(0x06, hex(oid)), ...(isCritical ? [der(0x01, hex('ff'))] : []), der(0x04, value))
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
