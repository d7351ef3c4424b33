// Folds the rows of the access log into days and into what was done that day; pure, knows no screen and no words.
import type { AccessRow } from '../../lib/host/bindings.gen'

/** The same person doing the same to the same, on one day. */
export interface Doing extends AccessRow {
  times: number
  /** When it was first and last done that day; `at` is the last. */
  first: string
}

export interface Day {
  date: string
  doings: Doing[]
}

/** Rows come the newest first, and so do the days and what was done on each. */
export function inDays(rows: readonly AccessRow[]): Day[] {
  const days: Day[] = []
  for (const row of rows) {
    const date = row.at.slice(0, 10)
    if (days.at(-1)?.date !== date) days.push({ date, doings: [] })
    const today = days.at(-1)!.doings
    const same = today.find((one) => one.worker === row.worker && one.how === row.how && one.noun === row.noun && one.why === row.why && one.reason === row.reason)
    if (same) Object.assign(same, { times: same.times + 1, first: row.at })
    else today.push({ ...row, times: 1, first: row.at })
  }
  return days
}
