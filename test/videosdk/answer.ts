// What the stand-in answers before it goes over the wire: a status, a type and bytes.

export interface Answer {
  status: number
  type: 'application/json' | 'text/plain' | 'text/html'
  body: Buffer
  headers?: Record<string, string>
}

/** Where an error's message stands; `echo` repeats the caller's token in it, which no app may show or log. */
export type ErrorForm = 'message' | 'error' | 'msg' | 'statusMessage' | 'text' | 'html' | 'empty' | 'echo'

/** A 200 answer with this value, or this text that is already JSON bytes. */
export function jsonAnswer(value: unknown): Answer {
  return {
    status: 200,
    type: 'application/json',
    body: Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))
  }
}

/** An error answer. Without a form each status has its own, since the service's bodies are known to differ. */
export function errorAnswer(status: number, message: string, form?: ErrorForm, authorization = ''): Answer {
  const json = (value: object): Answer => ({ ...jsonAnswer(value), status })
  switch (form ?? USUAL_FORM[status] ?? 'message') {
    case 'message':
      return json({ message, statusCode: status })
    case 'error':
      return json({ error: message, code: status })
    case 'msg':
      return json({ msg: message, errorCode: status })
    case 'statusMessage':
      return json({ statusMessage: message, statusCode: status })
    case 'echo':
      return json({ message: `${message}: ${authorization}`, statusCode: status })
    case 'text':
      return { status, type: 'text/plain', body: Buffer.from(message) }
    case 'html':
      return { status, type: 'text/html', body: Buffer.from(`<!doctype html><title>${status}</title><h1>Error</h1>`) }
    case 'empty':
      return { status, type: 'text/plain', body: Buffer.alloc(0) }
  }
}

const USUAL_FORM: Partial<Record<number, ErrorForm>> = {
  400: 'message',
  401: 'message',
  402: 'error',
  403: 'msg',
  404: 'statusMessage',
  405: 'text',
  500: 'text'
}
