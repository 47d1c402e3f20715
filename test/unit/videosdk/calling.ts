// Starts the stand-in for a test, ends it with the test, and calls it as the app would.
import { SignJWT } from 'jose'
import { onTestFinished } from 'vitest'
import { startVideosdk, type Videosdk, type VideosdkOptions } from '../../videosdk/server'
import { documentedSessions } from '../../videosdk/sessions'

export const KEY = 'key-of-the-test'
export const SECRET = 'secret-of-the-test'

/** The stand-in with the documented sessions, stopped when the test ends. */
export async function started(options: Partial<VideosdkOptions> = {}): Promise<Videosdk> {
  const videosdk = await startVideosdk({ apiKey: KEY, secret: SECRET, sessions: documentedSessions(), ...options })
  onTestFinished(() => videosdk.stop())
  return videosdk
}

export const claims = { apikey: KEY, permissions: ['allow_join'], version: 2, roles: ['crawler'] }

/** A token with these claims in place of the right ones; `exp` in seconds since the epoch, ten minutes ahead if not said. */
export function token(changed: Record<string, unknown> = {}, secret = SECRET, alg = 'HS256'): Promise<string> {
  const exp = Math.floor(Date.now() / 1000) + 600
  return new SignJWT({ ...claims, exp, ...changed }).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret))
}

/** A GET with a right token. */
export async function get(videosdk: Videosdk, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(videosdk.origin + path, { headers: { authorization: await token() }, ...init })
}

/** The body of a GET with a right token, and its status. */
export async function getJson(videosdk: Videosdk, path: string): Promise<{ status: number; body: unknown }> {
  const response = await get(videosdk, path)
  return { status: response.status, body: await response.json() }
}
