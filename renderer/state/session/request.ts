// What the user asks to see, and what has become of it.

import type { Progress } from '../../../electron/shared/bridge'
import type { Failure } from '../../../electron/shared/result'
import { parseSessionId } from '../../../electron/shared/session-id'
import type { Place } from '../../../electron/shared/tabs'
import type { Recent } from '../../../electron/shared/snapshot'

/** What the user asked to see. */
export type Request =
  | { readonly kind: 'fetch'; readonly pasted: string }
  | { readonly kind: 'sample' }
  | { readonly kind: 'kept'; readonly keptId: string; readonly title: string }
  | { readonly kind: 'recent'; readonly recent: Recent }
  | { readonly kind: 'dropped'; readonly path: string; readonly title: string }
  /** Whatever the user will choose in the system's dialog. */
  | { readonly kind: 'waiting' }
  /** What was open before, or a file that waited; the snapshot is main's handle while it still holds it. */
  | { readonly kind: 'place'; readonly place: Place; readonly snapshotId: string | null; readonly title: string }
  | Chosen

/** One of the sessions of a file that has several. */
export interface Chosen {
  readonly kind: 'chosen'
  readonly choiceId: string
  readonly fileId: string
  readonly index: number
  readonly title: string
}

export interface Loading {
  readonly request: Request
  readonly requestId: string
  readonly progress: Progress | null
}

export interface FailedRequest {
  readonly request: Request
  readonly failure: Failure
  /** The failed request was answered from the library: what is open is the kept copy. */
  readonly servedFromLibrary: boolean
}

/** What VideoSDK was asked for, as it was pasted; null when it was not asked. */
export function requestedText(request: Request): string | null {
  if (request.kind === 'recent') return request.recent.kind === 'session' ? request.recent.where : null
  if (request.kind === 'place') return request.place.kind === 'session' ? request.place.sessionId : null
  return request.kind === 'fetch' ? request.pasted : null
}

/** What a tab is called before its session is there. */
export function titleOfRequest(request: Request): string {
  switch (request.kind) {
    case 'fetch':
      return requestedId(request) ?? request.pasted.trim()
    case 'sample':
      return 'Sample session'
    case 'recent':
      return request.recent.title
    case 'waiting':
      return 'File'
    default:
      return request.title
  }
}

/** The session id that a request names, or null when it names none. */
export function requestedId(request: Request): string | null {
  const text = requestedText(request)
  if (text === null) return null
  const parsed = parseSessionId(text)
  return parsed.ok ? parsed.value : null
}
