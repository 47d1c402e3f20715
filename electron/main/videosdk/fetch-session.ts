// draft
import type { Credential } from '../../shared/account'
import type { Progress } from '../../shared/bridge'
import type { Result } from '../../shared/result'
import type { Ms } from '../../shared/session'
import type { VideosdkClient } from './client'

export interface FetchedSession {
  /** The session's JSON word for word, or a composite with its participants' pages, which decode reads as well. */
  readonly text: string
  readonly fetchedAtMs: Ms
}

export declare function fetchSession(
  client: VideosdkClient,
  credential: Credential,
  sessionId: string,
  options: {
    readonly signal: AbortSignal
    readonly onProgress: (progress: Omit<Progress, 'requestId'>) => void
    readonly now: () => Ms
  }
): Promise<Result<FetchedSession>>
