// Compiled zone files for tests.

interface Contents {
  /** Seconds since 1970, and the offset in seconds from then on. */
  readonly changes: readonly (readonly [number, number])[]
  readonly first: number
  readonly rule: string
  readonly leapSeconds?: number
  /** 0 for the first version, else the digit's letter. */
  readonly version?: number
}

/** The bytes of a file with these changes. */
export function tzifOf({ changes, first, rule, leapSeconds = 0, version = 50 }: Contents): Buffer {
  const offsets = [first, ...changes.map(([, offset]) => offset)]
  const block = (bytes: 4 | 8) => {
    const header = Buffer.alloc(44)
    header.write('TZif')
    header.writeUInt8(version, 4)
    for (const [at, count] of [0, 0, leapSeconds, changes.length, offsets.length, 4].entries())
      header.writeUInt32BE(count, 20 + at * 4)
    const times = changes.map(([seconds]) => {
      const time = Buffer.alloc(8)
      time.writeBigInt64BE(BigInt(seconds))
      return time.subarray(8 - bytes)
    })
    const which = Buffer.from(changes.map((_, index) => index + 1))
    const types = offsets.map((offset) => {
      const type = Buffer.alloc(6)
      type.writeInt32BE(offset)
      return type
    })
    return Buffer.concat([
      header,
      ...times,
      which,
      ...types,
      Buffer.from('ABC\0'),
      Buffer.alloc(leapSeconds * (bytes + 4))
    ])
  }
  return version === 0 ? block(4) : Buffer.concat([block(4), block(8), Buffer.from(`\n${rule}\n`)])
}
