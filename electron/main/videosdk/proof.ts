// Proves a credential with one real call.

import type { Credential, Proof } from '../../shared/account'
import { ok, type Failure, type Result } from '../../shared/result'
import type { VideosdkClient } from './client'

/** A credential in; accepted, rejected, or unreachable out. Fails only with `cancelled`. */
export async function prove(
  client: VideosdkClient,
  credential: Credential,
  signal: AbortSignal
): Promise<Result<Proof>> {
  const batch = client.open(credential, { signal })
  if (!batch.ok) return ok(judged(batch.failure))
  const answer = await batch.value.get('/v2/sessions/', { page: '1', perPage: '1' })
  if (answer.ok) return ok({ outcome: 'accepted' })
  return answer.failure.kind === 'cancelled' ? answer : ok(judged(answer.failure))
}

function judged(failure: Failure): Proof {
  return { outcome: isRejection(failure) ? 'rejected' : 'unreachable', failure }
}

function isRejection({ kind }: Failure): boolean {
  switch (kind) {
    case 'key-rejected':
    case 'token-expired':
    case 'wrong-role':
    case 'not-permitted':
    case 'not-a-token':
      return true
    default:
      return false
  }
}
