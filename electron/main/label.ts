// Checks the name and colour that stay visible on whatever came from an account.

import * as v from 'valibot'
import { accountColors } from '../shared/account'

export const accountLabelSchema = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200)),
  color: v.picklist(accountColors)
})
