// For whom a session is taken away, and in which forms.

export const purposes = ['customer', 'colleague', 'spreadsheet', 'engineers'] as const
export type Purpose = (typeof purposes)[number]

/** The first form of each is the one that is offered. */
const formsFor = {
  customer: ['png-2x', 'png', 'text'],
  colleague: ['rollcall', 'markdown', 'pdf', 'print'],
  spreadsheet: ['workbook', 'sheet-intervals', 'sheet-participants'],
  engineers: ['json', 'program-intervals', 'program-participants', 'svg']
} as const satisfies Readonly<Record<Purpose, readonly string[]>>

export type ExportFormat = (typeof formsFor)[Purpose][number]

/** The forms for a purpose, the one that is offered first. */
export function formsOf(purpose: Purpose): readonly [ExportFormat, ...ExportFormat[]] {
  return formsFor[purpose]
}

export const exportFormats: readonly ExportFormat[] = purposes.flatMap((purpose) => formsOf(purpose))

/** Each form serves one purpose. */
export function purposeOf(format: ExportFormat): Purpose {
  return purposes.find((purpose) => formsOf(purpose).includes(format)) ?? 'engineers'
}

/** Whatever is chosen, it holds the whole session. */
export function isWhole(format: ExportFormat): boolean {
  return format === 'rollcall' || format === 'json'
}
