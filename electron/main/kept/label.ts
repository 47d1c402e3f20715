// Checks the name and colour that stay visible on whatever came from an account.

import * as v from 'valibot'
import { accountColors } from '../../shared/account'

const longestName = 200
const color = v.picklist(accountColors)

/** A label that the user gives: a name without the blanks around it, of which something is left. */
export const accountLabelSchema = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(longestName), v.trim(), v.minLength(1)),
  color
})

/** A label as a file has it: what was written once stays as it is. */
export const writtenLabelSchema = v.strictObject({ name: v.pipe(v.string(), v.maxLength(longestName)), color })
