// Reads the account that the demo hands over through the environment, and takes it out of there at once.

import * as v from 'valibot'
import type { DemoAccount } from './connected'
import { accountLabelSchema } from '../kept/label'

const demoSchema = v.strictObject({ ...accountLabelSchema.entries, apiKey: v.string(), secret: v.string() })

/** The environment in; the account of ROLLCALL_DEMO_ACCOUNT out, or null when there is none or the app is packaged. */
export function takeDemoAccount(env: Record<string, string | undefined>, isPackaged: boolean): DemoAccount | null {
  const text = env['ROLLCALL_DEMO_ACCOUNT']
  delete env['ROLLCALL_DEMO_ACCOUNT']
  if (text === undefined || isPackaged) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), demoSchema), text)
  if (!parsed.success) return null
  const { name, color, apiKey, secret } = parsed.output
  return { label: { name, color }, credential: { kind: 'key', apiKey, secret } }
}
