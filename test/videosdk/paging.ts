// Reads and applies `page` and `perPage`, the paging that all list routes share.

export interface Paging {
  page: number
  perPage: number
  slice: <T>(all: readonly T[]) => readonly T[]
}

/** The paging asked for (page 1, 20 a page when not said), at most `maxPerPage` a page; undefined when it makes no sense. */
export function readPaging(query: URLSearchParams, maxPerPage: number): Paging | undefined {
  const page = positive(query.get('page') ?? '1')
  const asked = positive(query.get('perPage') ?? '20')
  if (page === undefined || asked === undefined) return undefined
  const perPage = Math.min(asked, maxPerPage)
  return { page, perPage, slice: (all) => all.slice((page - 1) * perPage, page * perPage) }
}

/** The number of the last page, 1 when there is nothing. */
export function lastPageOf(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage))
}

function positive(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
