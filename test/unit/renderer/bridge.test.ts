import { expect, test, vi } from 'vitest'
import type { Bridge } from '../../../electron/shared/bridge'
import { fail, ok } from '../../../electron/shared/result'
import { withoutRejections } from '../../../renderer/bridge'

test('what main left out of an answer is read in pieces and put back, unless a piece is gone', async () => {
  const leftOut = [{ path: ['value'], kind: 'text', length: 200_000, isBlank: false }]
  const readPiece = vi.fn()
  const openSample = async () => ({ parcelId: 'parcel-1', answer: { ok: true, value: null }, leftOut })
  const bridge = withoutRejections({ readPiece, openSample } as unknown as Bridge)
  readPiece.mockImplementation(async (_parcelId, _column, from) => ok(`from ${from} `))
  expect(await bridge.openSample()).toEqual(ok('from 0 from 131072 '))
  expect(readPiece).toHaveBeenLastCalledWith('parcel-1', 0, 131_072)
  readPiece.mockImplementation(async (_parcelId, _column, from) => (from === 0 ? ok('') : fail('not-open')))
  expect(await bridge.openSample()).toEqual(fail('not-open'))
})
