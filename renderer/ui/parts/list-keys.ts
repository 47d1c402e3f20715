// The keys of a list that is one stop of Tab: they move from row to row.

/** Of `count` rows, of which `page` show at once, the one that a key leads to from `current` (null: from none); null for any other key. */
export function rowAfterKey(key: string, current: number | null, count: number, page: number): number | null {
  const at = current ?? -1
  const to = {
    ArrowDown: at + 1,
    ArrowUp: current === null ? count - 1 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1
  }[key]
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, to))
}
